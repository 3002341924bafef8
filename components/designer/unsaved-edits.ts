/**
 * Edits that the server does not hold yet, kept in this browser by flow and revision, so that a reload, a crash or a lost
 * connection takes nothing. Values of secure parameters are not among them: they never lie around.
 */

import { z } from 'zod';
import { removeValue } from '#core/definition/edits/remove-value.ts';
import { setValue } from '#core/definition/edits/set-value.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { Snapshot, UnsavedEdits } from './store.ts';

const snapshotSchema = z.object({ text: z.string(), parametersText: z.string() });
const keptSchema = snapshotSchema.extend({ base: snapshotSchema, revision: z.number(), at: z.number() });

/** `at`: when they were made, in milliseconds since the epoch. */
export type KeptEdits = UnsavedEdits & { at: number };

const PREFIX = 'millrace.unsaved.';
const keyOf = (flowId: string, revision: number) => `${PREFIX}${flowId}.${revision}`;

/** False when the browser does not take them: it is full, or keeps nothing. */
export function keepEdits(storage: Storage, flowId: string, { base, ...edits }: KeptEdits): boolean {
  const kept: KeptEdits = { ...edits, ...withoutSecrets(edits), base: withoutSecrets(base) };
  try {
    storage.setItem(keyOf(flowId, edits.revision), JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function forgetEdits(storage: Storage, flowId: string, revision: number): void {
  storage.removeItem(keyOf(flowId, revision));
}

/** The newest ones of the flow; `current` is what the server holds and gives the values that were not kept. */
export function findEdits(storage: Storage, flowId: string, current: Snapshot): KeptEdits | undefined {
  const keys = Object.keys(storage).filter((key) => key.startsWith(`${PREFIX}${flowId}.`));
  const found = keys.flatMap((key) => readKept(storage.getItem(key)));
  const newest = found.reduce<KeptEdits | undefined>(
    (last, each) => (last && last.at > each.at ? last : each),
    undefined,
  );
  if (!newest) return undefined;
  return { ...newest, ...withSecrets(newest, current), base: withSecrets(newest.base, current) };
}

function readKept(text: string | null): KeptEdits[] {
  if (text === null) return [];
  try {
    const kept = keptSchema.safeParse(JSON.parse(text));
    return kept.success ? [kept.data] : [];
  } catch {
    return [];
  }
}

function withoutSecrets({ text, parametersText }: Snapshot): Snapshot {
  const values = readValues(parametersText);
  const secrets = secureParameters(text).filter((name) => Object.hasOwn(values, name));
  const cleaned = secrets.reduce((kept, name) => removeValue(kept, { pointer: toPointer([name]) }), parametersText);
  return { text, parametersText: cleaned };
}

function withSecrets({ text, parametersText }: Snapshot, current: Snapshot): Snapshot {
  const values = readValues(current.parametersText);
  const secrets = secureParameters(text).filter((name) => Object.hasOwn(values, name));
  const filled = secrets.reduce(
    (kept, name) => setValue(kept, { pointer: toPointer([name]), value: values[name] ?? null }),
    parametersText,
  );
  return { text, parametersText: filled };
}

/** What the types of secure parameters have in their text, written plainly or by escapes. */
const MAY_BE_SECURE = /secure|\\u/i;

function secureParameters(text: string): string[] {
  // Edits are kept while somebody types: a big text is not read for nothing.
  if (!MAY_BE_SECURE.test(text)) return [];
  const { definition } = parseDefinition(text);
  const declared = Object.entries(definition?.parameters ?? {});
  return declared.filter(([, { type }]) => type.toLowerCase().startsWith('secure')).map(([name]) => name);
}

/** Values can only have been typed into a text that is an object. */
function readValues(text: string): ValueObject {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
