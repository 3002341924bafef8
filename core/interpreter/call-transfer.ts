/** Which calls may take several requests: pages are followed, bodies go and come in chunks (WDL reference 11.5 and 11.6). */

import type { ActionDefinition } from '#core/definition/types.ts';
import { integerOf } from '#core/json/integer-of.ts';
import { isObject } from '#core/json/objects.ts';
import type { CallTransfer } from './host.ts';

/** Milliseconds that one request may take when the definition does not say (WDL reference 17). */
export const REQUEST_TIMEOUT = 120_000;
/** What a call of many requests, for pages or chunks, may take in all. */
export const TRANSFER_TIMEOUT = 3_600_000;

/** Undefined where a call is one request. */
export function transferOf({
  runtimeConfiguration,
}: Pick<ActionDefinition, 'runtimeConfiguration'>): CallTransfer | undefined {
  const { paginationPolicy, contentTransfer } = runtimeConfiguration ?? {};
  const count = isObject(paginationPolicy) ? integerOf(paginationPolicy.minimumItemCount) : undefined;
  const mode = isObject(contentTransfer) ? contentTransfer.transferMode : undefined;
  const isChunked = typeof mode === 'string' && mode.toLowerCase() === 'chunked';
  const transfer: CallTransfer = {
    ...(count !== undefined && count > 0 ? { minimumItemCount: count } : {}),
    ...(isChunked ? { chunked: true } : {}),
  };
  return Object.keys(transfer).length === 0 ? undefined : transfer;
}
