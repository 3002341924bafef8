/** Makes flows from a file of Logic Apps or Power Automate, and says what came and what is missing. */

import type { ImportedFlow, ImportResult } from '#core/api/import.ts';
import type { NeededArtifact } from '#core/definition/needed-artifacts.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { walkActions } from '#core/definition/walk.ts';
import { printJson } from '#core/json/print-json.ts';
import { LIMITS } from '#core/limits.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';
import { AppError } from '#server/app-error.ts';
import { flowLimits } from '#server/flow-limits.ts';
import { newId } from '#server/identifiers.ts';
import { type PackagedDefinition, readPackage } from '#server/read-package.ts';
import { type ArtifactRow, listArtifactRows } from '#server/repositories/artifacts.ts';
import { insertFlow } from '#server/repositories/flows.ts';

export type ImportRequest = {
  bytes: Uint8Array;
  fileName: string;
  /** Only say what would come. */
  isPreview: boolean;
  /** Also tell the texts of the definitions. */
  withTexts?: boolean;
};

/** Throws `BadRequest` when the file holds no definition that can be taken, `BodyTooLarge` when it is too big. */
export async function importFlow(request: ImportRequest): Promise<ImportResult> {
  const { bytes, fileName, isPreview, withTexts = false } = request;
  const { definitions, failed } = readPackage(bytes, fileName);
  const result: ImportResult = { flows: [], failed: [...failed] };
  const kept = await listArtifactRows();
  for (const packaged of definitions) {
    const { file, text } = packaged;
    if (text.length > LIMITS.importDefinition.ours) {
      const message = `A definition has at most ${LIMITS.importDefinition.ours} characters; this one has ${text.length}.`;
      result.failed.push({ file, message });
      continue;
    }
    const id = isPreview ? null : await made(packaged);
    result.flows.push({ ...described(packaged, kept), id, ...(withTexts && { texts: textsOf(packaged) }) });
  }
  if (result.flows.length === 0) throw new AppError('BadRequest', result.failed[0]?.message ?? 'Nothing to import.');
  return result;
}

async function made(packaged: PackagedDefinition): Promise<string> {
  const id = newId();
  const { definition, parameters } = textsOf(packaged);
  await insertFlow({ id, name: packaged.name, draft: definition, parameters });
  return id;
}

/** As a draft has them. */
function textsOf({ text, values }: PackagedDefinition): { definition: string; parameters: string } {
  return { definition: text, parameters: printJson(values, 2) };
}

function described(packaged: PackagedDefinition, kept: readonly ArtifactRow[]): Omit<ImportedFlow, 'id'> {
  const { name, file, format, text, parameters, connections, settings, artifacts, open, values } = packaged;
  const { definition } = parseDefinition(text);
  const [trigger] = Object.values(definition?.triggers ?? {});
  const problems = validateDefinition(text, { parameters: values, limits: flowLimits() });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return {
    ...{ name, file, format, settings, open, errors },
    triggerType: trigger?.type ?? null,
    actionCount: definition ? walkActions(definition).length : 0,
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      type: parameter.type,
      from: parameter.value !== undefined ? 'value' : parameter.defaultValue !== undefined ? 'default' : 'missing',
    })),
    connections: connections.map((connection) => ({ name: connection.name, connector: connection.connector ?? null })),
    artifacts: artifacts.filter((needed) => !kept.some((row) => isSame(row, needed))),
    warnings: problems.length - errors,
  };
}

function isSame(row: ArtifactRow, { kind, name }: NeededArtifact): boolean {
  return row.kind === kind && row.name.toLowerCase() === name.toLowerCase();
}
