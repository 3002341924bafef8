/** A definition as the files of a Standard project of Logic Apps (WDL reference 1). */

import { EditError } from '#core/definition/edits/edit-error.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import { indented, printValue, styleOf } from '#core/definition/json-style.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { FlowKind, WorkflowDefinition } from '#core/definition/types.ts';
import { findPropertyName } from '#core/json/get-property.ts';
import type { ValueObject } from '#core/json/value.ts';
import { type ExportCost, exportCosts } from './costs.ts';

type StandardOptions = {
  /** Of a text that does not say it itself. */
  kind?: FlowKind;
  /** Values given for the parameters of the definition; secure ones are never written. */
  values?: ValueObject;
};

export type StandardExport = {
  /** `workflow.json`: the text as it stands, in its wrapper. */
  text: string;
  /** `parameters.json` of the project; undefined when no value is given. */
  parametersText: string | undefined;
  costs: ExportCost[];
};

/** Throws `EditError` when the text holds no definition. */
export function exportStandard(text: string, { kind = 'Stateful', values = {} }: StandardOptions = {}): StandardExport {
  const { definition, root, problems } = parseDefinition(text);
  if (!definition || problems.some(({ code }) => code === 'InvalidJson')) {
    throw new EditError('NoDefinition', problems[0]?.message ?? 'The code holds no definition.');
  }
  const wrapped = root.length > 0 ? text : wrap(text, kind);
  const given = givenParameters(definition, values);
  return {
    text: wrapped,
    parametersText: Object.keys(given).length === 0 ? undefined : `${printValue(given, READABLE, '')}\n`,
    costs: [...exportCosts(wrapped), ...secureParameters(definition)],
  };
}

const READABLE = { unit: '  ', newline: '\n' };

function wrap(text: string, kind: FlowKind): string {
  const { unit, newline } = styleOf(text);
  const inner = text.trim();
  if (unit === '') return `{"definition":${inner},"kind":${JSON.stringify(kind)}}`;
  const lines = [`{`, `${unit}"definition": ${indented(inner, unit)},`, `${unit}"kind": ${JSON.stringify(kind)}`, '}'];
  return lines.join(newline) + newline;
}

/** `{name: {type, value}}`. */
function givenParameters({ parameters = {} }: WorkflowDefinition, values: ValueObject): ValueObject {
  const given: ValueObject = {};
  for (const [name, value] of Object.entries(values)) {
    const own = findPropertyName(parameters, name);
    const type = own === undefined ? undefined : parameters[own]?.type;
    if (own === undefined || type === undefined || isSecure(type)) continue;
    given[own] = { type, value };
  }
  return given;
}

function secureParameters({ parameters = {} }: WorkflowDefinition): ExportCost[] {
  return Object.entries(parameters).flatMap(([name, { type }]) => {
    const message = `The parameter "${name}" is secure, which a Standard project does not know: use an application setting there.`;
    const pointer = toPointer(['definition', 'parameters', name]);
    return isSecure(type) ? [{ code: 'SecureParameter' as const, action: '', pointer, message }] : [];
  });
}

/** SecureString and SecureObject. */
export function isSecure(type: string): boolean {
  return type.toLowerCase().startsWith('secure');
}
