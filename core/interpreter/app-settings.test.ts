import { describe, expect, it } from 'vitest';

import { runActions } from './testing/run-actions.ts';

const run = { appSettings: { 'Api.Key': 'k-1' } };

describe('appsetting()', () => {
  it('gives the setting of its name, and hides the inputs of the action that reads it', async () => {
    const { host, record } = await runActions(
      {
        Read: { type: 'Compose', inputs: "@concat('key ', appsetting('api.key'))" },
        Length: { type: 'Compose', inputs: "@length(outputs('Read'))", runAfter: { Read: ['Succeeded'] } },
      },
      { run, definition: { outputs: { ok: { type: 'Bool', value: "@equals(length(outputs('Read')), 7)" } } } },
    );
    expect(record('Read')).toMatchObject({ status: 'Succeeded', secured: ['inputs', 'outputs'] });
    expect(record('Length')?.status).toBe('Succeeded');
    expect(JSON.stringify(host.history)).not.toContain('k-1');
  });

  it('may stand in the value of a parameter', async () => {
    const isRight = { equals: ["@outputs('Read')", 'k-1'] };
    const { host, record } = await runActions(
      {
        Read: { type: 'Compose', inputs: "@parameters('key')" },
        Check: {
          type: 'If',
          expression: isRight,
          actions: { Right: { type: 'Compose', inputs: 1 } },
          runAfter: { Read: ['Succeeded'] },
        },
      },
      {
        run: { ...run, parameters: { key: "@appsetting('Api.Key')" } },
        definition: { parameters: { key: { type: 'String' } } },
      },
    );
    expect(record('Right')?.status).toBe('Succeeded');
    expect(record('Read')).toMatchObject({ status: 'Succeeded', secured: ['inputs', 'outputs'] });
    expect(JSON.stringify(host.history)).not.toContain('k-1');
  });

  it('does not get into the history by a tracked property', async () => {
    const read = { type: 'Compose', inputs: 'plain', trackedProperties: { key: "@appsetting('Api.Key')" } };
    const { host, record } = await runActions({ Read: read }, { run });
    expect(record('Read')).toMatchObject({ status: 'Succeeded' });
    expect(JSON.stringify([...host.records.values(), ...host.history])).not.toContain('k-1');
  });

  it('that is not set fails the action and names it', async () => {
    const { record } = await runActions({ Read: { type: 'Compose', inputs: "@appsetting('Region')" } }, { run });
    expect(record('Read')).toMatchObject({ status: 'Failed', code: 'InvalidTemplate' });
    expect(record('Read')?.error?.message).not.toContain('k-1');
  });
});
