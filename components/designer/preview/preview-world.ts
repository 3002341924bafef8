/**
 * What an expression is previewed against, small enough to be sent with every key stroke: values stand in it by key and
 * are sent once (preview-worker.ts), so that big payloads never pass through the page's own thread.
 */

import type { JsonType } from '#core/actions/form-field.ts';
import type { TextRange } from '#core/expressions/errors.ts';
import type { TypeName } from '#core/json/type-name.ts';

export type WorldAction = {
  name: string;
  status?: string;
  code?: string;
  error?: { code: string; message: string };
  startTime?: string;
  endTime?: string;
  /** Keys of values. */
  inputs?: string;
  outputs?: string;
  /** In place of `outputs`: wire text of a template that gives them. */
  outputsTemplate?: string;
};

/** A step that declared or changed a variable, in the order they ended. */
export type VariableStep = {
  /** In lower case. */
  type: string;
  /** Key of its evaluated inputs, or wire text of them as a template. */
  inputs?: string;
  template?: string;
};

export type WorldLoop = {
  name: string;
  kind: 'foreach' | 'until';
  /** Which iteration is looked at. */
  index: number;
  /** Wire text of what a Foreach goes through. */
  over?: string;
};

export type PreviewWorld = {
  trigger?: { name: string; outputs?: string };
  /** In the order they ended. */
  actions: WorldAction[];
  /** Names of the actions directly inside, by the container's name. */
  results: { [container: string]: string[] };
  variables: VariableStep[];
  /** Wire texts. */
  parameters: { [name: string]: string };
  /** The loops around the step, outermost first. */
  loops: WorldLoop[];
  /** Wire text of the list whose items the step's `item()` goes through. */
  list?: string;
  workflow?: { id: string; name: string; runId: string };
};

export type PreviewRequest = {
  /** Wire text of a value whose strings may hold expressions. */
  template: string;
  /** The types the field can do something with; any when absent. */
  expects?: JsonType[];
  world: PreviewWorld;
};

/** Something that is probably not meant. `range` counts in the template when that is one string. */
export type PreviewNote = {
  message: string;
  range?: TextRange;
  /** What to write in place of the range. */
  replacement?: string;
};

export type PreviewAnswer =
  | { kind: 'value'; text: string; isCut: boolean; type: TypeName; detail: string; notes: PreviewNote[] }
  | { kind: 'error'; message: string; range?: TextRange };
