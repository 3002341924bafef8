/** The texts of a published version, as a draft would have them. */

import type { VersionTexts } from '#core/api/versions.ts';
import { printJson } from '#core/json/print-json.ts';
import { decodeWire } from '#core/json/wire.ts';
import { AppError } from '#server/app-error.ts';
import { findVersionTexts } from '#server/repositories/flow-versions.ts';

/** Throws `NotFound`. */
export async function getVersion(flowId: string, number: number): Promise<VersionTexts> {
  const found = Number.isSafeInteger(number) ? await findVersionTexts(flowId, number) : null;
  if (!found) throw new AppError('NotFound', `This flow has no version ${number}.`);
  return { definition: found.definition, parameters: printJson(decodeWire(found.parameters), 2) };
}
