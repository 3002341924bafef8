/** What a definition needs from outside before it can run: values of parameters, connections, settings, maps and schemas. */

import { getProperty } from '#core/json/get-property.ts';
import { isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { type NeededArtifact, neededArtifacts } from './needed-artifacts.ts';
import type { WorkflowDefinition } from './types.ts';
import { walkActions } from './walk.ts';

export type NeededParameter = {
  name: string;
  type: string;
  /** From the file it came with. */
  value?: Value;
  defaultValue?: Value;
};

export type NeededConnection = {
  /** As the steps name it. */
  name: string;
  /** The connector behind it, such as `office365`; undefined when the file does not say. */
  connector: string | undefined;
};

export type Needs = {
  parameters: NeededParameter[];
  connections: NeededConnection[];
  settings: string[];
  artifacts: NeededArtifact[];
};

export type NeedsSource = {
  definition: WorkflowDefinition;
  text: string;
  /** Values given for parameters. */
  values: ValueObject;
  /** Alias → what the file says about the connection. */
  known: ValueObject;
};

export function needsOf({ definition, text, values, known }: NeedsSource): Needs {
  const parameters = Object.entries(definition.parameters ?? {})
    .filter(([name]) => !isReserved(name))
    .map(([name, { type, defaultValue }]) => {
      const value = getOwnNamed(values, name);
      return { name, type, ...(value !== undefined && { value }), ...(defaultValue !== undefined && { defaultValue }) };
    });
  return {
    parameters,
    connections: connectionsOf(definition, known),
    settings: settingsIn(text),
    artifacts: neededArtifacts(definition),
  };
}

/** `$connections` and `$authentication` are filled in by the host, not by people (WDL reference 23). */
function isReserved(name: string): boolean {
  return name.startsWith('$');
}

function getOwnNamed(values: ValueObject, name: string): Value | undefined {
  const key = Object.keys(values).find((known) => known.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : values[key];
}

function connectionsOf(definition: WorkflowDefinition, known: ValueObject): NeededConnection[] {
  const found = new Map<string, NeededConnection>();
  const add = (name: string, connector: string | undefined): void => {
    const key = name.toLowerCase();
    found.set(key, found.get(key) ?? { name, connector: connector ?? connectorOf(getOwnNamed(known, name)) });
  };
  for (const name of Object.keys(known)) add(name, undefined);
  const steps = [...Object.values(definition.triggers ?? {}), ...walkActions(definition).map(({ action }) => action)];
  for (const { inputs } of steps) {
    const { name, connector } = connectionIn(inputs);
    if (name !== undefined) add(name, connector);
  }
  return [...found.values()];
}

/** WDL reference 1 (Connections), 7 and 23: each kind of step names its connection in its own way. */
function connectionIn(inputs: Value | undefined): { name?: string; connector?: string } {
  const provider = step(inputs, 'serviceProviderConfiguration');
  const providerName = text(step(provider, 'connectionName'));
  if (providerName !== undefined) {
    const connector = lastSegment(text(step(provider, 'serviceProviderId')));
    return { name: providerName, ...(connector !== undefined && { connector }) };
  }
  const host = step(inputs, 'host');
  const reference = text(step(step(host, 'connection'), 'referenceName'));
  if (reference !== undefined) return { name: reference };
  const expression = text(step(step(host, 'connection'), 'name')) ?? '';
  const alias = /parameters\('\$connections'\)\??\['([^']+)'\]/i.exec(expression)?.[1];
  if (alias !== undefined) return { name: alias };
  const open = text(step(host, 'connectionName')) ?? text(step(step(inputs, 'function'), 'connectionName'));
  if (open === undefined) return {};
  const connector = lastSegment(text(step(host, 'apiId')));
  return { name: open, ...(connector !== undefined && { connector }) };
}

/** The connector's name in what Consumption, Standard and Power Automate write about a connection. */
function connectorOf(connection: Value | undefined): string | undefined {
  const id =
    text(step(step(connection, 'api'), 'id')) ??
    text(step(step(connection, 'serviceProvider'), 'id')) ??
    text(step(step(connection, 'api'), 'name')) ??
    text(step(connection, 'id'));
  return lastSegment(id);
}

/** `…/managedApis/office365` → office365; also of a template expression whose last text says so. */
function lastSegment(id: string | undefined): string | undefined {
  const segment = id?.match(/([\w.-]+)['")\]\s]*$/)?.[1]?.replace(/^shared_/, '');
  return segment === '' ? undefined : segment;
}

function settingsIn(source: string): string[] {
  return [...new Set([...source.matchAll(/appsetting\(\s*'([^'"\\]{1,200})'\s*\)/gi)].map(([, name]) => name ?? ''))];
}

function step(value: Value | undefined, name: string): Value | undefined {
  return isObject(value) ? getProperty(value, name) : undefined;
}

function text(value: Value | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `{name: {value}}` → `{name: value}`, as resources and parameters.json write values. */
export function givenValues(parameters: Value | undefined): ValueObject {
  const values: ValueObject = {};
  if (!isObject(parameters)) return values;
  for (const [name, parameter] of Object.entries(parameters)) {
    if (isObject(parameter) && parameter.value !== undefined) setOwn(values, name, parameter.value);
  }
  return values;
}
