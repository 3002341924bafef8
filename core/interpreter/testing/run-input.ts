/** A `RunInput` around a definition, for tests that care about the definition alone. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { RunInput } from '#core/interpreter/host.ts';
import type { ValueObject } from '#core/json/value.ts';

export type TestRun = Partial<Omit<RunInput, 'trigger'>> & { outputs?: ValueObject; triggerName?: string };

export function runInput(
  definition: WorkflowDefinition,
  { outputs, triggerName = 'manual', ...given }: TestRun = {},
): RunInput {
  return {
    runId: 'run-1',
    flowId: 'flow-1',
    flowName: 'Test',
    versionNumber: 1,
    definition,
    parameters: {},
    clientTrackingId: 'run-1',
    trigger: {
      name: triggerName,
      startTime: '2026-01-15T08:00:00.0000000Z',
      endTime: '2026-01-15T08:00:00.0000000Z',
      status: 'Succeeded',
      ...(outputs === undefined ? {} : { outputs }),
    },
    ...given,
  };
}
