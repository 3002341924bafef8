/** The dispatch table: what each type of action does. */

import { type RunnableActionType, runnableActionType } from '#core/actions/action-types.ts';
import { isConnectorType } from '#core/actions/connector-types.ts';
import { ActionError } from '#core/interpreter/action-error.ts';
import type { ActionRunner } from '#core/interpreter/step.ts';
import { appendToArrayVariable } from './append-to-array-variable.ts';
import { appendToStringVariable } from './append-to-string-variable.ts';
import { compose } from './compose.ts';
import { connector } from './connector.ts';
import { decrementVariable } from './decrement-variable.ts';
import { expression } from './expression.ts';
import { flatFileDecoding } from './flat-file-decoding.ts';
import { flatFileEncoding } from './flat-file-encoding.ts';
import { foreach } from './foreach.ts';
import { http } from './http.ts';
import { httpWebhook } from './http-webhook.ts';
import { ifAction } from './if.ts';
import { incrementVariable } from './increment-variable.ts';
import { initializeVariable } from './initialize-variable.ts';
import { integrationAccountArtifactLookup } from './integration-account-artifact-lookup.ts';
import { javascriptCode } from './javascript-code.ts';
import { join } from './join.ts';
import { liquid } from './liquid.ts';
import { parseJson } from './parse-json.ts';
import { query } from './query.ts';
import { response } from './response.ts';
import { scope } from './scope.ts';
import { select } from './select.ts';
import { sendToBatch } from './send-to-batch.ts';
import { setVariableAction } from './set-variable.ts';
import { switchAction } from './switch.ts';
import { table } from './table.ts';
import { terminate } from './terminate.ts';
import { until } from './until.ts';
import { wait } from './wait.ts';
import { workflow } from './workflow.ts';
import { xmlCompose } from './xml-compose.ts';
import { xmlParse } from './xml-parse.ts';
import { xmlValidation } from './xml-validation.ts';
import { xslt } from './xslt.ts';

const RUNNERS = {
  Http: http,
  Response: response,
  Compose: compose,
  ParseJson: parseJson,
  Select: select,
  Query: query,
  Join: join,
  Table: table,
  InitializeVariable: initializeVariable,
  SetVariable: setVariableAction,
  IncrementVariable: incrementVariable,
  DecrementVariable: decrementVariable,
  AppendToStringVariable: appendToStringVariable,
  AppendToArrayVariable: appendToArrayVariable,
  If: ifAction,
  Switch: switchAction,
  Foreach: foreach,
  Until: until,
  Scope: scope,
  Terminate: terminate,
  JavaScriptCode: javascriptCode,
  Liquid: liquid,
  XmlValidation: xmlValidation,
  Xslt: xslt,
  XmlParse: xmlParse,
  XmlCompose: xmlCompose,
  FlatFileDecoding: flatFileDecoding,
  FlatFileEncoding: flatFileEncoding,
  IntegrationAccountArtifactLookup: integrationAccountArtifactLookup,
  Wait: wait,
  Workflow: workflow,
  SendToBatch: sendToBatch,
  HttpWebhook: httpWebhook,
  Expression: expression,
} satisfies Record<RunnableActionType, ActionRunner>;

/** Throws `ActionError` for a type that is not run here: kept in the definition, marked in the designer, failed in a run. */
export function runnerOf(type: string): ActionRunner {
  const known = runnableActionType(type);
  if (known !== undefined) return RUNNERS[known];
  if (isConnectorType(type)) return connector;
  throw new ActionError('ActionTypeNotSupported', `Actions of the type '${type}' cannot be run here.`);
}
