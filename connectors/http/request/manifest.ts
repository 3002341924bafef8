/** The Http action's call: one request of any method to any address (WDL reference 7 and 12). */

import { z } from 'zod';

import { defineOperation } from '#connectors/define-connector.ts';
import { toText } from '#core/expressions/to-text.ts';
import { isNumeric, type Numeric } from '#core/json/numbers.ts';
import type { Value } from '#core/json/value.ts';

/** Numbers and booleans become text as the language writes them: `True`, `0.1` (WDL reference 7). */
const asText = z
  .custom<string | boolean | Numeric>(
    (value) => typeof value === 'string' || typeof value === 'boolean' || isNumeric(value),
    'must be text, a number or a boolean',
  )
  .transform((value) => toText(value));
const namedTexts = z
  .record(z.string(), asText.nullable(), 'must be an object of names and values')
  .transform((record) => Object.entries(record).flatMap(([name, value]) => (value === null ? [] : [{ name, value }])));
const text = z.string('must be text');

const AUTHENTICATION_TYPES = [
  'None',
  'Basic',
  'Raw',
  'ClientCertificate',
  'ActiveDirectoryOAuth',
  'ManagedServiceIdentity',
] as const;

/** Types match without regard to letter case, as everywhere in a definition. */
function inOwnSpelling(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value)) return value;
  const given = String(value.type).toLowerCase();
  const type = AUTHENTICATION_TYPES.find((known) => known.toLowerCase() === given);
  return type === undefined ? value : { ...value, type };
}

const authenticationTypes = z.union(
  [
    z.object({ type: z.literal('None') }),
    z.object({ type: z.literal('Basic'), username: text, password: text }),
    z.object({ type: z.literal('Raw'), value: text }),
    z.object({ type: z.literal('ClientCertificate'), pfx: text, password: text.optional() }),
    z.object({
      type: z.literal('ActiveDirectoryOAuth'),
      authority: text.nullish(),
      tenant: text,
      audience: text,
      clientId: text,
      secret: text.optional(),
    }),
    z.object({ type: z.literal('ManagedServiceIdentity') }),
  ],
  "must have a 'type' (None, Basic, Raw, ClientCertificate or ActiveDirectoryOAuth) and that type's properties",
);
const authentication = z.preprocess(inOwnSpelling, authenticationTypes);
export type HttpAuthentication = z.output<typeof authenticationTypes>;

const inputs = z.object({
  method: asText.transform((method) => method.toUpperCase()),
  uri: text,
  headers: namedTexts.nullish(),
  queries: namedTexts.nullish(),
  body: z.custom<Value>((value) => value !== undefined).optional(),
  cookie: text.nullish(),
  authentication: authentication.nullish(),
});
export type HttpInputs = z.output<typeof inputs>;

export default defineOperation<HttpInputs>({
  id: 'http.request',
  title: 'HTTP request',
  inputs: inputs as z.ZodType<HttpInputs, Value>,
});
