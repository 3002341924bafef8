/**
 * Tells what a JSON file with definitions is, and takes them out of it: a bare definition, `workflow.json` of a Standard
 * project, a resource or template of Azure, `definition.json` of Power Automate (WDL reference 1 and 23).
 */

import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { inSequence } from './in-sequence.ts';
import { withoutComments } from './json-comments.ts';
import { parseDocument } from './json-document.ts';
import type { JsonNode } from './json-node.ts';
import { nodeAt } from './json-pointer.ts';
import { dedented } from './json-style.ts';
import { nodeValue } from './json-value.ts';
import { inNewForm } from './old-form.ts';
import { parseDefinition } from './parse-definition.ts';
import { liftDefinition } from './read-lifted-definition.ts';
import { givenValues, type Needs, needsOf } from './read-needs.ts';
import { resolveTemplate, type TemplateScope, templateValue } from './read-template-expression.ts';

export type FileFormat = 'definition' | 'standard' | 'resource' | 'template' | 'powerAutomate';

export type ReadDefinition = Needs & {
  format: FileFormat;
  /** What the file calls it; undefined when it does not. */
  name: string | undefined;
  /** The text to open: all that is not understood is in it, as it was. */
  text: string;
  /** Values for the definition's parameters that came with it. */
  values: ValueObject;
  /** Template expressions that have to be filled in by hand. */
  open: string[];
};

export type DefinitionFile =
  | { definitions: ReadDefinition[]; problem?: undefined }
  /** Why nothing could be taken out of it, in a sentence. */
  | { definitions: []; problem: string };

/** What stands beside a definition in its project: values of parameters and connections. */
export type ProjectContext = { values: ValueObject; connections: ValueObject };

const ALONE: ProjectContext = { values: {}, connections: {} };
const NO_TEMPLATE: TemplateScope = { parameters: {}, variables: {} };

/** Never throws. */
export function readDefinitionFile(source: string, project: ProjectContext = ALONE): DefinitionFile {
  const text = withoutComments(source.startsWith('\uFEFF') ? source.slice(1) : source);
  const { root, problems } = parseDocument(text);
  const [problem] = problems;
  if (!root || problem) {
    const place = problem ? ` at line ${problem.line}, column ${problem.column}: ${problem.message}` : '.';
    return { definitions: [], problem: `The file is not valid JSON${place}` };
  }
  const value = nodeValue(root);
  const definitions = isObject(value) ? readRoot({ text, root, value, project }) : [];
  return definitions.length > 0 ? { definitions } : { definitions: [], problem: NOTHING };
}

const NOTHING =
  'The file holds no definition: expected is a definition with "triggers" and "actions", a workflow.json, a template or resource of the type Microsoft.Logic/workflows, or a definition.json of Power Automate.';

type File = { text: string; root: JsonNode; value: ValueObject; project: ProjectContext };

function readRoot(file: File): ReadDefinition[] {
  const { value, text } = file;
  if (isDefinition(value)) return [plain(file, 'definition')];
  if (isObject(value.definition)) return [plain(file, 'standard')];
  const properties = value.properties;
  if (isObject(properties) && isObject(properties.definition)) {
    const isFlow = isPowerAutomate(value, properties);
    return isFlow ? [readFlow(file, properties)] : [readResource({ file, path: [], scope: NO_TEMPLATE })];
  }
  return isTemplate(value) ? readTemplate({ text, root: file.root, path: [], project: file.project }, value) : [];
}

function isDefinition(value: ValueObject): boolean {
  const isNamed = typeof value.$schema === 'string' && /workflowdefinition\.json/i.test(value.$schema);
  return isNamed || (isObject(value.triggers) && isObject(value.actions)) || isActionsAlone(value);
}

/** Without triggers, at least its actions have types. */
function isActionsAlone({ actions, triggers }: ValueObject): boolean {
  const steps = Object.values(isObject(actions) ? actions : isObject(triggers) ? triggers : {});
  return steps.length > 0 && steps.every((step) => isObject(step) && typeof step.type === 'string');
}

function isPowerAutomate({ type }: ValueObject, properties: ValueObject): boolean {
  if (typeof type === 'string' && /^microsoft\.logic\//i.test(type)) return false;
  return ['connectionReferences', 'apiId', 'flowFailureAlertSubscribed', 'templateName'].some((name) =>
    Object.hasOwn(properties, name),
  );
}

function isTemplate(value: ValueObject): boolean {
  return Array.isArray(value.resources) || isObject(value.resources);
}

/** The file itself is the text to open. */
function plain({ text, project }: File, format: 'definition' | 'standard'): ReadDefinition {
  const { values, connections } = project;
  return finish({ format, name: undefined, text, values, connections, open: [] });
}

function readFlow({ text, root, project }: File, properties: ValueObject): ReadDefinition {
  const node = nodeAt(root, ['properties', 'definition']) ?? root;
  const references = properties.connectionReferences;
  const connections = { ...project.connections, ...(isObject(references) ? references : {}) };
  const name = typeof properties.displayName === 'string' ? properties.displayName : undefined;
  const { values } = project;
  const own = inSequence(dedented(text, node));
  return finish({ format: 'powerAutomate', name, text: own, values, connections, open: [] });
}

type Resource = { file: Omit<File, 'value'>; path: (string | number)[]; scope: TemplateScope };

function readResource({ file, path, scope }: Resource): ReadDefinition {
  const { text, root, project } = file;
  const node = nodeAt(root, path) ?? root;
  const value = nodeValue(node);
  const resource = isObject(value) ? value : {};
  const properties = isObject(resource.properties) ? resource.properties : {};
  const definition = nodeAt(node, ['properties', 'definition']) ?? node;
  const lifted = liftDefinition(text, definition, scope);
  const values = { ...project.values, ...knownValues(properties.parameters, scope) };
  const given = isObject(values.$connections) ? values.$connections : {};
  const connections = { ...project.connections, ...given };
  const name = typeof resource.name === 'string' ? templateValue(resource.name, scope) : undefined;
  return finish({
    format: path.length > 0 ? 'template' : 'resource',
    name: typeof name === 'string' ? name : undefined,
    ...lifted,
    values,
    connections,
  });
}

/** Values that only a deployment can tell are left out: the flow then says that they are missing. */
function knownValues(parameters: Value | undefined, scope: TemplateScope): ValueObject {
  const entries = Object.entries(givenValues(parameters)).map(([name, value]): [string, Value | undefined] => [
    name,
    typeof value === 'string' ? templateValue(value, scope) : resolveTemplate(value, scope),
  ]);
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

type Template = { text: string; root: JsonNode; path: (string | number)[]; project: ProjectContext };

/** Workflows among the resources, also inside other resources and inside nested templates. */
function readTemplate(template: Template, value: ValueObject, outer: TemplateScope = NO_TEMPLATE): ReadDefinition[] {
  const scope = {
    parameters: isObject(value.parameters) ? value.parameters : outer.parameters,
    variables: isObject(value.variables) ? value.variables : outer.variables,
  };
  return readResources(template, value.resources, scope);
}

function readResources(template: Template, resources: Value | undefined, scope: TemplateScope): ReadDefinition[] {
  if (!isObject(resources) && !Array.isArray(resources)) return [];
  return Object.entries(resources).flatMap(([key, resource]) => {
    if (!isObject(resource)) return [];
    const path = [...template.path, 'resources', key];
    const type = typeof resource.type === 'string' ? resource.type.toLowerCase() : '';
    const properties = isObject(resource.properties) ? resource.properties : {};
    if (type === 'microsoft.logic/workflows' && isObject(properties.definition)) {
      return [readResource({ file: template, path, scope })];
    }
    const inner = isObject(properties.template) ? properties.template : undefined;
    const nested = inner ? readTemplate({ ...template, path: [...path, 'properties', 'template'] }, inner, scope) : [];
    return [...nested, ...readResources({ ...template, path }, resource.resources, scope)];
  });
}

type Unfinished = Omit<ReadDefinition, keyof Needs> & { connections: ValueObject };

function finish({ connections, values, text, ...rest }: Unfinished): ReadDefinition {
  const read = { ...rest, text: inNewForm(text) };
  const { definition } = parseDefinition(read.text);
  const own = definition ?? {};
  const known = Object.fromEntries(
    Object.entries(connections).filter(([name]) => read.format !== 'standard' || mentions(read.text, name)),
  );
  const used = valuesFor(values, own.parameters ?? {}, read.text);
  return { ...read, values: used, ...needsOf({ definition: own, text: read.text, values: used, known }) };
}

/** Of a project's values those that the definition declares or names. */
function valuesFor(values: ValueObject, declared: object, text: string): ValueObject {
  const isUsed = ([name]: [string, Value]): boolean =>
    getProperty({ ...declared }, name) !== undefined || mentions(text, name);
  return Object.fromEntries(Object.entries(values).filter(isUsed));
}

function mentions(text: string, name: string): boolean {
  return text.toLowerCase().includes(name.toLowerCase());
}
