/** What is derived from the store, each computed once per text: the parsed definition, the layout. */

import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition, readDefinition } from '#core/definition/parse-definition.ts';
import type { FlowKind, WorkflowDefinition } from '#core/definition/types.ts';
import { findAction } from '#core/definition/walk.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';
import { isSamePicture } from '#core/layout/same-picture.ts';
import type { Problem } from '#core/validation/problem.ts';
import { readParameters } from './background/find-problems.ts';
import type { DesignerState, Selection } from './store.ts';

/** The definition that is shown. */
export type FlowModel = {
  definition: WorkflowDefinition;
  kind: FlowKind;
  /** Path of the definition inside the text. */
  root: string[];
  /** The whole text as a value, also what the definition leaves out because it is broken: forms show and change this. */
  json: Value;
  /** The text is broken: this is the last good definition, and edits by form are refused. */
  isStale: boolean;
};

export const NOTHING: FlowModel = { definition: {}, kind: 'Stateful', root: [], json: {}, isStale: true };

/** A function that remembers its last answer, for arguments that are compared by identity. */
function rememberLast<A extends readonly unknown[], R>(compute: (...values: A) => R): (...values: A) => R {
  let last: { values: A; answer: R } | undefined;
  return (...values) => {
    if (last && values.every((value, index) => Object.is(value, last?.values[index]))) return last.answer;
    const answer = compute(...values);
    last = { values, answer };
    return answer;
  };
}

/** The selectors of one store; each keeps its last answer, so that an answer is the same object until its text changes. */
export type Selectors = {
  model(state: Pick<DesignerState, 'text'>): FlowModel;
  layout(model: Pick<FlowModel, 'definition' | 'root'>, collapsed: ReadonlySet<string>): FlowLayout;
  parameters(state: Pick<DesignerState, 'parametersText'>): ValueObject;
};

export function createSelectors(): Selectors {
  let lastGood: FlowModel | undefined;
  const modelOf = rememberLast((text: string): FlowModel => {
    const json = readJson(text);
    // The tree of the text, which also reads broken ones, takes several times as long as its value.
    const { definition, kind, root: path } = json === undefined ? parseDefinition(text) : readDefinition(json);
    const root = lastGood?.root.join('/') === path.join('/') ? lastGood.root : path;
    if (definition && json !== undefined) {
      lastGood = { definition, kind, root, json, isStale: false };
      return lastGood;
    }
    return lastGood ? { ...lastGood, isStale: true } : { ...NOTHING, definition: definition ?? {}, root };
  });
  const layoutOf = rememberLast(createLayouts());
  const parametersOf = rememberLast(readParameters);
  const model = ({ text }: Pick<DesignerState, 'text'>) => modelOf(text);
  return {
    model,
    layout: ({ definition, root }, collapsed) => layoutOf(definition, root, collapsed),
    parameters: ({ parametersText }) => parametersOf(parametersText),
  };
}

function readJson(text: string): Value | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** A change that the picture does not show, such as typing in a field, gives the same object: nothing is drawn again. */
function createLayouts() {
  let last:
    | { definition: WorkflowDefinition; root: string; collapsed: ReadonlySet<string>; layout: FlowLayout }
    | undefined;
  return (definition: WorkflowDefinition, path: string[], collapsed: ReadonlySet<string>): FlowLayout => {
    const root = toPointer(path);
    const isSame = last?.root === root && last.collapsed === collapsed && isSamePicture(last.definition, definition);
    const layout = last && isSame ? last.layout : layoutDefinition(definition, { root: path, collapsed });
    last = { definition, root, collapsed, layout };
    return layout;
  };
}

export type ProblemCount = { errors: number; warnings: number };

/** Numbers of problems by the name of the step, in lower case. */
export function countProblems(problems: readonly Problem[]): Map<string, ProblemCount> {
  const counts = new Map<string, ProblemCount>();
  for (const { action, severity } of problems) {
    if (action === undefined) continue;
    const key = action.toLowerCase();
    const { errors, warnings } = counts.get(key) ?? { errors: 0, warnings: 0 };
    const isError = severity === 'error';
    counts.set(key, { errors: errors + (isError ? 1 : 0), warnings: warnings + (isError ? 0 : 1) });
  }
  return counts;
}

/** Problems by the name of the action or trigger they belong to, in lower case. */
export function problemsByStep(problems: readonly Problem[]): Map<string, Problem[]> {
  const byStep = new Map<string, Problem[]>();
  for (const problem of problems) {
    if (problem.action === undefined) continue;
    const key = problem.action.toLowerCase();
    byStep.set(key, [...(byStep.get(key) ?? []), problem]);
  }
  return byStep;
}

/** The JSON pointer of the selected step in the text; undefined when there is no such step (any more). */
export function selectedPointer(
  { definition, root }: Pick<FlowModel, 'definition' | 'root'>,
  selection: Selection,
): string | undefined {
  if (selection.kind === 'trigger') {
    const isThere = definition.triggers && Object.hasOwn(definition.triggers, selection.name);
    return isThere ? toPointer([...root, 'triggers', selection.name]) : undefined;
  }
  const found = findAction(definition, selection.name);
  return found && toPointer([...root, ...found.path]);
}
