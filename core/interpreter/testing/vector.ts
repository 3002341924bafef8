/** The format of `cases/run-vectors.json`: one small definition, fake servers, and what must come out. */

import type { FlowKind, WorkflowDefinition } from '#core/definition/types.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { FakeServer } from './fake-servers.ts';

export type Firing = {
  name: string;
  body?: Value;
  headers?: { [name: string]: string };
  queries?: { [name: string]: string };
  method?: string;
  relativePath?: string;
};

export type ExpectedRecord = {
  status?: Value;
  code?: Value;
  error?: { code: Value };
  inputs?: Value;
  outputs?: Value;
  tries?: number;
  repetitions?: ExpectedRecord[];
};

export type ExpectedCall = { method: string; uri: string; count?: number; headers?: ValueObject; body?: Value };

export type RunExpectation = {
  status?: Value;
  code?: Value;
  actions?: { [name: string]: ExpectedRecord };
  outputs?: ValueObject;
};

export type Expectation = RunExpectation & {
  response?: { status?: Value; headers?: ValueObject; body?: Value };
  calls?: ExpectedCall[];
  elapsed?: { atLeast?: string; atMost?: string };
  /** One per run started. */
  runs?: RunExpectation[];
  trigger?: { status?: Value };
  problems?: string[];
};

export type RunVector = {
  name: string;
  kind?: FlowKind;
  definition: WorkflowDefinition;
  parameters?: ValueObject;
  trigger: Firing | Firing[];
  http?: FakeServer[];
  now: string;
  expect: Expectation;
};

/** The file is part of the project and read by its tests alone, so its shape is taken as given. */
export function parseVectors(text: string): RunVector[] {
  return parseJson(text) as RunVector[];
}

/** What the trigger of a firing gives to the run, as the gateway would have read the request (WDL reference 12.1). */
export function triggerOutputs({ body, headers = {}, queries }: Firing): ValueObject {
  const sent = body === undefined ? headers : { 'Content-Type': 'application/json', ...headers };
  return { headers: sent, ...(queries === undefined ? {} : { queries }), ...(body === undefined ? {} : { body }) };
}
