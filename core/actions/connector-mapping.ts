/**
 * Operations of managed connectors that are one of our own actions in other words: the table says which, and how their
 * inputs read there. The sign-in of a connection is not in the definition, so a mapped call goes out with the
 * `authentication` of its own inputs, or with none.
 */

import type { ActionDefinition } from '#core/definition/types.ts';
import { getProperty } from '#core/json/get-property.ts';
import { isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { missingConnector } from './connector-types.ts';

type ConnectorMapping = {
  /** As `missingConnector` names it, in lower case. */
  connectors: readonly string[];
  operations: readonly string[];
  type: 'Http';
  /** The inputs of our own action, expressions and all. */
  inputs(inputs: ValueObject): ValueObject;
};

const MAPPINGS: readonly ConnectorMapping[] = [
  {
    connectors: ['webcontents', 'webcontentsv2'],
    operations: ['invokehttp', 'post /codeless/invokehttp'],
    type: 'Http',
    inputs: (inputs) => {
      const { authentication, retryPolicy } = inputs;
      const request = {
        method: requestField(inputs, 'method'),
        uri: requestField(inputs, 'url'),
        headers: requestField(inputs, 'headers'),
        body: requestField(inputs, 'body'),
        retryPolicy,
        authentication: isObject(authentication) ? authentication : undefined,
      };
      return given(request);
    },
  },
];

/** Our own action for what a connector's action does; undefined when there is none. Everything but type and inputs stays. */
export function mapConnectorAction(action: ActionDefinition): ActionDefinition | undefined {
  const { inputs } = action;
  const missing = missingConnector(action);
  if (missing === undefined || !isObject(inputs)) return undefined;
  const connector = missing.connector.toLowerCase();
  const operation = missing.operation?.toLowerCase() ?? '';
  const mapping = MAPPINGS.find((row) => row.connectors.includes(connector) && row.operations.includes(operation));
  return mapping && { ...action, type: mapping.type, inputs: mapping.inputs(inputs) };
}

/** `request/url` among the parameters of the newer form, `url` in the body of the older one. */
function requestField({ parameters, body }: ValueObject, name: string): Value | undefined {
  const newer = isObject(parameters) ? getProperty(parameters, `request/${name}`) : undefined;
  return newer ?? (isObject(body) ? getProperty(body, name) : undefined);
}

function given(fields: { [name: string]: Value | undefined }): ValueObject {
  const object: ValueObject = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) setOwn(object, name, value);
  return object;
}
