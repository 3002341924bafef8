import { describe, expect, it } from 'vitest';
import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import { runActions } from './testing/run-actions.ts';

const off = { metadata: { disabled: true } };
const compose = (runAfter: ActionDefinition['runAfter'] = {}): ActionDefinition => ({
  type: 'Compose',
  inputs: 1,
  runAfter,
});
const broken: ActionDefinition = { type: 'Compose', inputs: "@int('x')" };

describe('a step that is switched off', () => {
  it('is skipped, and what follows runs as if it had succeeded', async () => {
    const actions: ActionDefinitions = {
      Off: { ...broken, ...off },
      Next: { ...compose({ off: ['Succeeded'] }), inputs: "@coalesce(outputs('Off'), 'nothing')" },
      Handler: compose({ Off: ['Failed', 'Skipped', 'TimedOut'] }),
    };
    const { outcome, record } = await runActions(actions);
    expect(outcome.status).toBe('Succeeded');
    expect(record('Off')).toMatchObject({ status: 'Skipped', error: { code: 'ActionDisabled' } });
    expect(record('Next')).toMatchObject({ status: 'Succeeded', outputs: 'nothing' });
    expect(record('Handler')?.status).toBe('Skipped');
  });

  it('does not carry on a way that was closed before it', async () => {
    const actions = {
      A: broken,
      Off: { ...compose({ A: ['Succeeded'] }), ...off },
      Next: compose({ Off: ['Succeeded'] }),
    };
    const { outcome, record } = await runActions(actions);
    expect(outcome.status).toBe('Failed');
    expect(record('Off')?.error?.code).toBe('ActionConditionFailed');
    expect(record('Next')?.status).toBe('Skipped');
  });

  it('handles no failure', async () => {
    const { outcome } = await runActions({ A: broken, Handler: { ...compose({ A: ['Failed'] }), ...off } });
    expect(outcome.status).toBe('Failed');
  });

  it('takes all that it holds along, in loops as well', async () => {
    const group: ActionDefinition = { type: 'Scope', actions: { Inner: compose() }, ...off };
    const each = {
      type: 'Foreach',
      foreach: [1, 2],
      actions: { Group: group, After: compose({ Group: ['Succeeded'] }) },
    };
    const { outcome, record } = await runActions({ Each: each });
    expect(outcome.status).toBe('Succeeded');
    expect(record('Inner', '000001')?.status).toBe('Skipped');
    expect(record('After', '000001')?.status).toBe('Succeeded');
  });

  it('runs when the flag is anything but true', async () => {
    const { record } = await runActions({ A: { ...compose(), metadata: { disabled: 'yes' } } });
    expect(record('A')?.status).toBe('Succeeded');
  });
});
