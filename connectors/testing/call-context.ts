/** What a runner is called with in tests: time enough, and the artifacts that are given. */

import type { CallContext } from '#connectors/define-runner.ts';

export function callContext(artifacts: { [name: string]: string | undefined } = {}, timeout = 10_000): CallContext {
  return {
    signal: new AbortController().signal,
    timeout,
    idempotencyKey: 'key',
    clientTrackingId: 'run-1',
    purpose: 'try',
    readArtifact: async (kind, name) => artifacts[`${kind}/${name}`],
  };
}
