/** A definition as a template of Azure Resource Manager with one workflow (WDL reference 1). */

import { EditError } from '#core/definition/edits/edit-error.ts';
import type { JsonNode } from '#core/definition/json-node.ts';
import { readForEdit } from '#core/definition/json-path-edits.ts';
import { nodeAt, toPointer } from '#core/definition/json-pointer.ts';
import { visitStrings } from '#core/definition/json-strings.ts';
import { dedented, indented, lineIndent, printValue, restyled, styleOf } from '#core/definition/json-style.ts';
import { nodeValue } from '#core/definition/json-value.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { applyTextEdits, type TextEdit } from '#core/definition/text-edit.ts';
import type { ParameterDefinition, WorkflowDefinition } from '#core/definition/types.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { type ExportCost, exportCosts } from './costs.ts';
import { isSecure } from './export-standard.ts';

type ArmOptions = {
  /** Of the workflow. */
  name: string;
  /** Values given for the parameters of the definition: they become defaults of the template; secure ones never do. */
  values?: ValueObject;
};

export type ArmExport = { text: string; costs: ExportCost[] };

const READABLE = { unit: '  ', newline: '\n' };
const DEFINITION = ['resources', '0', 'properties', 'definition'];
/** Floats are no type of templates. */
const TYPES: { [type: string]: string } = {
  string: 'string',
  securestring: 'securestring',
  int: 'int',
  bool: 'bool',
  object: 'object',
  secureobject: 'secureObject',
  array: 'array',
};
const RESERVED = ['logicappname', 'location'];

/** The definition keeps its formatting. Throws `EditError` when the text holds none. */
export function exportArm(text: string, { name, values = {} }: ArmOptions): ArmExport {
  const { definition, root, problems, document } = parseDefinition(text);
  const node = nodeAt(document.root, root);
  if (!definition || !node || problems.some(({ code }) => code === 'InvalidJson')) {
    throw new EditError('NoDefinition', problems[0]?.message ?? 'The code holds no definition.');
  }
  const { declared, passed, costs } = parametersOf(definition, values);
  const template = printValue(templateAround({ name, declared, passed }), READABLE, '');
  const place = nodeAt(readForEdit(template), DEFINITION);
  if (!place) throw new EditError('NoDefinition', 'The template has no place for the definition.');
  const source = indented(escapedSource(text, node), lineIndent(template, place.start));
  const filled = applyTextEdits(template, [{ start: place.start, end: place.end, text: source }]);
  const bare = dedented(text, node);
  return { text: `${filled}\n`, costs: [...exportCosts(bare), ...costs] };
}

function templateAround({
  name,
  declared,
  passed,
}: {
  name: string;
  declared: ValueObject;
  passed: ValueObject;
}): Value {
  return {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      logicAppName: { type: 'string', defaultValue: escapedText(name) },
      location: { type: 'string', defaultValue: '[resourceGroup().location]' },
      ...declared,
    },
    resources: [
      {
        type: 'Microsoft.Logic/workflows',
        apiVersion: '2019-05-01',
        name: "[parameters('logicAppName')]",
        location: "[parameters('location')]",
        properties: { state: 'Enabled', definition: null, parameters: passed },
      },
    ],
  };
}

type Parameters = {
  /** Of the template. */
  declared: ValueObject;
  /** To the workflow. */
  passed: ValueObject;
  costs: ExportCost[];
};

function parametersOf({ parameters = {} }: WorkflowDefinition, values: ValueObject): Parameters {
  const found: Parameters = { declared: {}, passed: {}, costs: [] };
  for (const [name, parameter] of Object.entries(parameters)) {
    const key = findPropertyName(values, name);
    addParameter(found, { name, parameter, value: key === undefined ? undefined : values[key] });
  }
  return found;
}

type Given = { name: string; parameter: ParameterDefinition; value: Value | undefined };

function addParameter({ declared, passed, costs }: Parameters, { name, parameter, value }: Given): void {
  const { type, defaultValue } = parameter;
  const templateType = TYPES[type.toLowerCase()];
  const isNamed = /^[a-z_]\w*$/i.test(name) && !RESERVED.includes(name.toLowerCase());
  if (value === undefined && defaultValue !== undefined) return;
  if (templateType !== undefined && isNamed) {
    declared[name] =
      value === undefined || isSecure(type)
        ? { type: templateType }
        : { type: templateType, defaultValue: escapedValue(value) };
    passed[name] = { value: `[parameters('${name}')]` };
  } else if (value !== undefined && !isSecure(type)) {
    const written = templateType === undefined ? `[json('${printJson(value)}')]` : escapedValue(value);
    passed[name] = { value: written };
  } else {
    const message = `The parameter "${name}" has no value: write it into "parameters" of the resource.`;
    costs.push({ code: 'MissingValue', action: '', pointer: toPointer(['parameters', name]), message });
  }
}

/** The text of the definition for the template. */
function escapedSource(text: string, node: JsonNode): string {
  const style = styleOf(text);
  const edits: TextEdit[] = [];
  visitStrings(node, [], ({ value, start }) => {
    if (isTemplateLike(value)) edits.push({ start: start + 1, end: start + 1, text: '[' });
  });
  const escaped = applyTextEdits(text, edits);
  const grown = { ...node, end: node.end + edits.length };
  const source = dedented(escaped, grown);
  return style.unit === ''
    ? printValue(nodeValue(readForEdit(source)), READABLE, '')
    : restyled(source, style, READABLE);
}

/** Text in brackets would be evaluated; a bracket more keeps it a text. */
function isTemplateLike(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']');
}

function escapedText(text: string): string {
  return isTemplateLike(text) ? `[${text}` : text;
}

function escapedValue(value: Value): Value {
  if (typeof value === 'string') return escapedText(value);
  if (Array.isArray(value)) return value.map(escapedValue);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [escapedText(name), escapedValue(item)]));
}
