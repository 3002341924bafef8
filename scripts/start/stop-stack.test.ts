import { describe, expect, it } from 'vitest';
import { createStopStack } from './stop-stack.ts';

describe('the stop stack', () => {
  it('stops the last added first, whatever fails on the way', async () => {
    const stopped: string[] = [];
    const stack = createStopStack();
    await stack.add(() => void stopped.push('postgres'));
    await stack.add(() => Promise.reject(new Error('gone')));
    await stack.add(
      () => void stopped.push('web'),
      () => void stopped.push('worker'),
    );
    await stack.stopAll();
    expect(stopped).toEqual(['web', 'worker', 'postgres']);
  });

  it('stops once, however often it is told to', async () => {
    let stops = 0;
    const stack = createStopStack();
    await stack.add(() => {
      stops += 1;
    });
    await Promise.all([stack.stopAll(), stack.stopAll()]);
    expect(stops).toBe(1);
  });

  it('stops at once what comes too late', async () => {
    let isStopped = false;
    const stack = createStopStack();
    await stack.stopAll();
    await stack.add(() => {
      isStopped = true;
    });
    expect(isStopped).toBe(true);
  });
});
