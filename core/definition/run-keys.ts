/**
 * Keys that a trigger gives its runs by expressions: `metadata.idempotencyKey` and `metadata.orderKey`, extensions that Logic Apps
 * ignores.
 */

import type { Value } from '#core/json/value.ts';
import type { TriggerDefinition } from './types.ts';

export const RUN_KEYS = ['idempotencyKey', 'orderKey'] as const;

export type RunKeys = {
  /** Of a flow's runs with the same one only the first is made. */
  idempotencyKey: Value | undefined;
  /** A flow's runs with the same one go one after the other, in the order in which they were accepted. */
  orderKey: Value | undefined;
};

/** Templates, as they stand. */
export function runKeys({ metadata }: Pick<TriggerDefinition, 'metadata'>): RunKeys {
  return { idempotencyKey: metadata?.idempotencyKey, orderKey: metadata?.orderKey };
}
