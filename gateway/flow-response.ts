/** What a flow's Response action answered, as an answer of HTTP, with the stored parts of its body in place. */

import type { FlowResponse } from '#core/interpreter/host.ts';
import { loadAll } from '#server/payload-store.ts';
import type { Answer } from './answer.ts';
import { encodeResponse } from './encode-response.ts';

/** Throws `NoResponse` when what the flow answered cannot be sent. */
export async function flowResponseAnswer({ body, ...response }: FlowResponse): Promise<Answer> {
  return encodeResponse(body === undefined ? response : { ...response, body: await loadAll(body) });
}
