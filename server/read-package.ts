/**
 * The definitions in a file from outside: JSON, or a zip with a package or solution of Power Automate, a Standard
 * project, templates of Azure (WDL reference 1). Nothing is written to disk, only JSON is unpacked, and sizes are
 * checked before anything is.
 */

import { unzipSync } from 'fflate';

import { withoutComments } from '#core/definition/json-comments.ts';
import {
  type DefinitionFile,
  type FileFormat,
  type ProjectContext,
  type ReadDefinition,
  readDefinitionFile,
} from '#core/definition/read-definition-file.ts';
import { givenValues } from '#core/definition/read-needs.ts';
import { JsonSyntaxError } from '#core/json/json-syntax-error.ts';
import { isObject } from '#core/json/objects.ts';
import { parseExactJson } from '#core/json/parse-exact-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { LIMITS } from '#core/limits.ts';
import { AppError } from './app-error.ts';
import { decodeText } from './decode-text.ts';

/** A definition with a name for its flow, told from the file where the definition has none. */
export type PackagedDefinition = Omit<ReadDefinition, 'name'> & { name: string; file: string };

export type PackageContent = {
  definitions: PackagedDefinition[];
  /** Files that should hold a definition but do not, and why. */
  failed: { file: string; message: string }[];
};

type Files = ReadonlyMap<string, Uint8Array>;

/** Throws `BadRequest` when nothing in it is a definition, `BodyTooLarge` when it is too big. */
export function readPackage(bytes: Uint8Array, fileName: string): PackageContent {
  if (bytes.length > LIMITS.importFile.ours) {
    throw new AppError('BodyTooLarge', `A file to import has at most ${LIMITS.importFile.ours} bytes.`);
  }
  const content = isZip(bytes) ? readFiles(unpack(bytes)) : readOne(decodeText(bytes), fileName);
  if (content.definitions.length > LIMITS.importFlows.ours) {
    throw new AppError('BadRequest', `A package brings at most ${LIMITS.importFlows.ours} flows at once.`);
  }
  if (content.definitions.length > 0) return content;
  const [first] = content.failed;
  throw new AppError('BadRequest', first?.message ?? 'The package holds no definition of a flow.');
}

function readOne(text: string, file: string): PackageContent {
  const { definitions, problem } = readDefinitionFile(text);
  if (problem !== undefined) return { definitions: [], failed: [{ file, message: problem }] };
  return { definitions: definitions.map((read) => named(read, file)), failed: [] };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] !== undefined && bytes[2] < 9;
}

/** The JSON files by their path. */
function unpack(bytes: Uint8Array): Files {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isWanted(name)) return false;
        total += originalSize;
        if (total > LIMITS.importUnpacked.ours) {
          throw new AppError('BodyTooLarge', `A package has at most ${LIMITS.importUnpacked.ours} bytes of JSON.`);
        }
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [name.replaceAll('\\', '/'), content]));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('BadRequest', 'The file looks like a zip but cannot be unpacked: it is damaged.');
  }
}

/** Settings of a developer's machine may hold secrets; paths that lead out of the package are nobody's honest work. */
function isWanted(path: string): boolean {
  const segments = path.replaceAll('\\', '/').split('/');
  const isOutside = segments.includes('..') || path.startsWith('/') || /^[a-z]:/i.test(path);
  return path.toLowerCase().endsWith('.json') && !isOutside && segments.at(-1)?.toLowerCase() !== 'local.settings.json';
}

/** Beside definitions, what packages hold in JSON. */
const NO_DEFINITIONS =
  /(^|\/)(host|connections|parameters|manifest|apisMap|connectionsMap|package|tsconfig|[^/]*\.parameters)\.json$/i;
/** Where a definition is expected. */
const EXPECTED = /(^|\/)(workflow|definition)\.json$|(^|\/)Workflows\/[^/]+\.json$/i;

function readFiles(files: Files): PackageContent {
  const content: PackageContent = { definitions: [], failed: [] };
  for (const [file, bytes] of files) {
    if (NO_DEFINITIONS.test(file)) continue;
    const { definitions, problem } = readBytes(bytes, projectOf(file, files));
    content.definitions.push(...definitions.map((read) => named(read, file)));
    if (problem !== undefined && EXPECTED.test(file)) content.failed.push({ file, message: problem });
  }
  const besides = [...files].filter(([file]) => content.definitions.some((one) => isBeside(file, one.file)));
  for (const [file, bytes] of besides) {
    const { problem } = jsonOf(bytes);
    if (problem !== undefined) content.failed.push({ file, message: problem });
  }
  return content;
}

/** Parameters or connections of the project that the workflow is in. */
function isBeside(file: string, workflow: string): boolean {
  const root = rootOf(workflow);
  return root !== undefined && BESIDE.some((name) => file === [...root, name].join('/'));
}

function readBytes(bytes: Uint8Array, project?: ProjectContext): DefinitionFile {
  try {
    return readDefinitionFile(decodeText(bytes), project);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { definitions: [], problem: error.message };
  }
}

const BESIDE = ['parameters.json', 'connections.json'] as const;

/** The folder of the project; undefined where the file is not a workflow of one. */
function rootOf(file: string): string[] | undefined {
  return /(^|\/)workflow\.json$/i.test(file) ? file.split('/').slice(0, -2) : undefined;
}

/** A Standard project has its parameters and connections in the folder above that of the workflow. */
function projectOf(file: string, files: Files): ProjectContext {
  const root = rootOf(file);
  if (root === undefined) return { values: {}, connections: {} };
  const read = (name: (typeof BESIDE)[number]): ValueObject => jsonOf(files.get([...root, name].join('/'))).value;
  const connections = Object.values(read('connections.json')).filter(isObject);
  return { values: givenValues(read('parameters.json')), connections: Object.assign({}, ...connections) };
}

/** An empty object for a file that is not there, or that is broken, with what is wrong then. */
function jsonOf(bytes: Uint8Array | undefined): { value: ValueObject; problem?: string } {
  if (bytes === undefined) return { value: {} };
  try {
    const value: Value = parseExactJson(withoutComments(decodeText(bytes)));
    return isObject(value) ? { value } : { value: {}, problem: 'The file must hold a JSON object.' };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return { value: {}, problem: `The file is not valid JSON: ${error.message}` };
    if (error instanceof AppError) return { value: {}, problem: error.message };
    throw error;
  }
}

function named(read: ReadDefinition, file: string): PackagedDefinition {
  const name = read.name?.trim() || nameFromPath(file, read.format);
  return { ...read, file, name: name.slice(0, LIMITS.name.logicApps).trim() || 'Imported flow' };
}

/** `Orders/workflow.json` → Orders; `Workflows/Send_mail-0A1B….json` → Send_mail. */
function nameFromPath(file: string, format: FileFormat): string {
  const segments = file.split('/').filter((segment) => segment !== '');
  const base = (segments.at(-1) ?? '').replace(/\.(json|zip)$/i, '');
  const folder = segments.at(-2);
  const isGeneric = /^(workflow|definition|azuredeploy|template)$/i.test(base);
  if (isGeneric && folder !== undefined) return folder;
  const withoutId = base.replace(/-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, '');
  return format === 'powerAutomate' ? withoutId : base;
}
