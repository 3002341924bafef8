import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): string {
  const stream = new PassThrough();
  write(createLog('gateway', stream));
  return String(stream.read());
}

describe('the log', () => {
  it('writes one JSON object per line with the process, the level in words and the ids given', () => {
    const line = logged((log) => log.info({ runId: 'r1', flowId: 'f1' }, 'accepted'));
    expect(JSON.parse(line)).toMatchObject({
      name: 'gateway',
      level: 'info',
      runId: 'r1',
      flowId: 'f1',
      msg: 'accepted',
    });
  });

  it('shows no secret by name, at any depth', () => {
    const request = {
      headers: { Authorization: 'Bearer abc', cookie: 'a=b', accept: '*/*' },
      body: [{ password: 'x9y8' }],
    };
    const line = logged((log) => log.info({ request }, 'request'));
    expect(line).not.toMatch(/abc|a=b|x9y8/);
    expect(JSON.parse(line).request.headers.accept).toBe('*/*');
  });

  it('shows no signature of a trigger URL, whether in a field, a message or an error', () => {
    const line = logged((log) =>
      log.error({ url: '/t/1?sig=aaa&x=1', err: new Error('POST /t/1?sig=bbb') }, 'to /t/1?sig=ccc'),
    );
    expect(line).not.toMatch(/aaa|bbb|ccc/);
    expect(JSON.parse(line).url).toBe('/t/1?sig=[redacted]&x=1');
  });

  it('shows no password of a URL', () => {
    const line = logged((log) => log.warn('no answer from postgresql://millrace:s3cret@127.0.0.1:5432/millrace'));
    expect(JSON.parse(line).msg).toBe('no answer from postgresql://millrace:[redacted]@127.0.0.1:5432/millrace');
  });
});
