/**
 * What answering from memory needs, the connectors above all, is loaded after the gateway has opened, as no other endpoint
 * waits for it.
 */

import { durableReason } from '#core/definition/durable-reason.ts';
import type { RequestTrigger } from '#server/use-cases/fire-trigger.ts';

/** An idempotency key is kept in the database: whoever gives one gets a durable run. */
export function isAnsweredInMemory(
  { flow, version, definition }: RequestTrigger,
  { idempotencyKey }: { idempotencyKey?: string },
): boolean {
  if (version.kind !== 'Stateless' || flow.statelessHistory || idempotencyKey !== undefined) return false;
  return durableReason({ kind: version.kind, definition: version.definition, trigger: definition }) === undefined;
}

/** Asked again it gives what was loaded the first time. */
export function loadInMemory() {
  return import('./answer-in-memory.ts');
}
