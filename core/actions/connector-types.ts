/**
 * Action types that need a service of the cloud they were written for (WDL reference 7 and 8). They are kept as they are;
 * what is told of them is which connector and operation is missing, and what to put in its place.
 */

import type { ActionDefinition } from '#core/definition/types.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

const STATIC_RESULT = 'or switch on a static result to go on without it';
const SERVICE = `Replace it by an HTTP action that calls the service's own API, ${STATIC_RESULT}.`;
const CODE = `Offer the code over HTTP and call it by an HTTP action, ${STATIC_RESULT}.`;
const MESSAGES = `Have a service translate such messages and call it by an HTTP action, ${STATIC_RESULT}.`;
const RULES = `Put the rules behind an HTTP endpoint and call it by an HTTP action, ${STATIC_RESULT}.`;

/** What to do about each type. */
const ADVICE = {
  ApiConnection: SERVICE,
  ApiConnectionWebhook: SERVICE,
  ApiConnectionNotification: SERVICE,
  OpenApiConnection: SERVICE,
  OpenApiConnectionWebhook: SERVICE,
  OpenApiConnectionNotification: SERVICE,
  ServiceProvider: SERVICE,
  Function: `Replace it by an HTTP action that calls the function's URL, ${STATIC_RESULT}.`,
  InvokeFunction: CODE,
  ApiManagement: `Replace it by an HTTP action that calls the API's URL, ${STATIC_RESULT}.`,
  CSharpScriptCode: CODE,
  PowershellCode: CODE,
  AS2Encode: MESSAGES,
  AS2Decode: MESSAGES,
  X12Encode: MESSAGES,
  X12Decode: MESSAGES,
  X12BatchEncode: MESSAGES,
  EdifactEncode: MESSAGES,
  EdifactDecode: MESSAGES,
  EdifactBatchEncode: MESSAGES,
  SwiftMTEncode: MESSAGES,
  SwiftMTDecode: MESSAGES,
  SwiftEncode: MESSAGES,
  SwiftDecode: MESSAGES,
  RosettaNetEncode: MESSAGES,
  RosettaNetDecode: MESSAGES,
  RosettaNetWaitForResponse: MESSAGES,
  RuleExecute: RULES,
  RulesEngine: RULES,
  Agent: `Call the model's API by an HTTP action, ${STATIC_RESULT}.`,
  AgentHandoff: `Call the model's API by an HTTP action, ${STATIC_RESULT}.`,
  ParseDocument: SERVICE,
  ChunkText: SERVICE,
} satisfies { [type: string]: string };

type ConnectorType = keyof typeof ADVICE;

const BY_LOWER_CASE = new Map(Object.entries(ADVICE).map(([type, advice]) => [type.toLowerCase(), { type, advice }]));

/** True for a type that belongs to a service of the cloud, in any letter case. */
export function isConnectorType(type: string): boolean {
  return BY_LOWER_CASE.has(type.toLowerCase());
}

export type MissingConnector = {
  /** For example `office365`, `serviceBus`; the type itself where the file names nothing more. */
  connector: string;
  /** For example `sendMessage` or `POST /v2/Mail`. */
  operation?: string;
  advice: string;
};

/** What the action needs and is not here; undefined for the other types. */
export function missingConnector(action: Pick<ActionDefinition, 'type' | 'inputs'>): MissingConnector | undefined {
  const known = BY_LOWER_CASE.get(action.type.toLowerCase());
  if (known === undefined) return undefined;
  const { type, advice } = known;
  const { connector = type, operation } = namesOf(type as ConnectorType, action.inputs ?? null);
  return operation === undefined ? { connector, advice } : { connector, operation, advice };
}

/** One sentence, and another on what to do. */
export function missingConnectorMessage({ connector, operation, advice }: MissingConnector): string {
  const named = operation === undefined ? '' : ` (operation '${operation}')`;
  return `The connector '${connector}'${named} is not available here. ${advice}`;
}

type Names = { connector?: string | undefined; operation?: string | undefined };

function namesOf(type: ConnectorType, inputs: Value): Names {
  switch (type) {
    case 'ServiceProvider':
      return {
        connector: lastSegment(textAt(inputs, 'serviceProviderConfiguration', 'serviceProviderId')),
        operation: textAt(inputs, 'serviceProviderConfiguration', 'operationId'),
      };
    case 'Function':
      return {
        connector: lastSegment(textAt(inputs, 'function', 'id') ?? textAt(inputs, 'function', 'connectionName')),
        operation: textAt(inputs, 'method'),
      };
    case 'InvokeFunction':
      return { operation: textAt(inputs, 'functionName') };
    case 'ApiManagement':
      return {
        connector: lastSegment(textAt(inputs, 'api', 'id')),
        operation: requestOf(inputs, textAt(inputs, 'pathTemplate', 'template')),
      };
    default:
      return {
        connector: apiOf(inputs),
        operation: textAt(inputs, 'host', 'operationId') ?? requestOf(inputs, textAt(inputs, 'path')),
      };
  }
}

const ALIAS = /\['([^'\]]+)'\]\s*\[\s*'connectionId'\s*\]/;

/** The API's own name where the file has it, else the name of the connection. */
function apiOf(inputs: Value): string | undefined {
  const api = lastSegment(textAt(inputs, 'host', 'apiId'));
  if (api !== undefined) return api.replace(/^shared_/, '');
  const connection = textAt(inputs, 'host', 'connection', 'name') ?? '';
  return textAt(inputs, 'host', 'connection', 'referenceName') ?? ALIAS.exec(connection)?.[1];
}

function requestOf(inputs: Value, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  return `${textAt(inputs, 'method')?.toUpperCase() ?? 'GET'} ${path}`;
}

function lastSegment(id: string | undefined): string | undefined {
  return id?.split('/').findLast((segment) => segment !== '');
}

function textAt(value: Value, ...path: string[]): string | undefined {
  let at: Value | undefined = value;
  for (const name of path) at = isObject(at) ? getProperty(at, name) : undefined;
  return typeof at === 'string' && at !== '' ? at : undefined;
}
