/** Which calls may take several requests: pages are followed, bodies go and come in chunks (WDL reference 11.5 and 11.6). */

import { isInteger } from '#core/json/numbers.ts';
import { isObject } from '#core/json/objects.ts';
import type { CallTransfer } from './host.ts';
import type { Step } from './step.ts';

/** Undefined where a call is one request. */
export function transferOf({ action }: Step): CallTransfer | undefined {
  const { paginationPolicy, contentTransfer } = action.runtimeConfiguration ?? {};
  const count = isObject(paginationPolicy) ? Number(paginationPolicy.minimumItemCount) : 0;
  const mode = isObject(contentTransfer) ? contentTransfer.transferMode : undefined;
  const isChunked = typeof mode === 'string' && mode.toLowerCase() === 'chunked';
  const transfer: CallTransfer = {
    ...(isInteger(count) && count > 0 ? { minimumItemCount: Number(count) } : {}),
    ...(isChunked ? { chunked: true } : {}),
  };
  return Object.keys(transfer).length === 0 ? undefined : transfer;
}
