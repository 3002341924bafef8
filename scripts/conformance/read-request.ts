/** The request of a firing, read and checked as the gateway reads and checks one (WDL reference 3.2 and 12.1). */

import type { TriggerDefinition } from '#core/definition/types.ts';
import type { Firing } from '#core/interpreter/testing/vector.ts';
import { getProperty } from '#core/json/get-property.ts';
import { printJson } from '#core/json/print-json.ts';
import type { ValueObject } from '#core/json/value.ts';
import { callerIds } from '#gateway/caller-ids.ts';
import { checkMethod } from '#gateway/guards/method.ts';
import { matchRelativePath } from '#gateway/guards/relative-path.ts';
import { triggerOutputs } from '#gateway/trigger-outputs.ts';
import { checkTriggerBody } from '#server/check-trigger-body.ts';

export type ReadRequest = { outputs: ValueObject; clientTrackingId?: string; idempotencyKey?: string };

/** Throws the `AppError` with which the gateway would refuse the request. */
export function readRequest(definition: TriggerDefinition, firing: Firing): ReadRequest {
  checkMethod(definition, (firing.method ?? 'POST').toUpperCase());
  const relativePathParameters = matchRelativePath(definition, firing.relativePath ?? '');
  const { headers, body } = contentOf(firing);
  const outputs = triggerOutputs(definition, {
    rawHeaders: Object.entries(headers).flat(),
    query: new URLSearchParams(firing.queries),
    relativePathParameters,
    body,
  });
  checkTriggerBody(definition, outputs.body);
  const folded = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { outputs, ...callerIds(Object.fromEntries(folded)) };
}

/** What a firing sends: a body goes as JSON unless it is text with a content type of its own. */
export function contentOf({ headers = {}, body }: Firing): { headers: { [name: string]: string }; body: Uint8Array } {
  if (body === undefined) return { headers, body: new Uint8Array() };
  const given = getProperty(headers, 'content-type');
  const text = typeof body === 'string' && given !== undefined ? body : printJson(body);
  const sent = given === undefined ? { ...headers, 'Content-Type': 'application/json' } : headers;
  return { headers: sent, body: new TextEncoder().encode(text) };
}
