/** What is derived from the store, each computed once per text: the parsed definition, the layout, the problems. */

import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { FlowKind, WorkflowDefinition } from '#core/definition/types.ts';
import { findAction } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import type { FlowLayout } from '#core/layout/flow-layout.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';
import type { LimitSettings } from '#core/limits.ts';
import type { Problem } from '#core/validation/problem.ts';
import { validateDefinition } from '#core/validation/validate-definition.ts';
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

const NOTHING: FlowModel = { definition: {}, kind: 'Stateful', root: [], json: {}, isStale: true };

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
  layout(state: Pick<DesignerState, 'text' | 'collapsed'>): FlowLayout;
  parameters(state: Pick<DesignerState, 'parametersText'>): ValueObject;
};

export function createSelectors(): Selectors {
  let lastGood: FlowModel | undefined;
  const modelOf = rememberLast((text: string): FlowModel => {
    const { definition, kind, root } = parseDefinition(text);
    const json = readJson(text);
    if (definition && json !== undefined) {
      lastGood = { definition, kind, root, json, isStale: false };
      return lastGood;
    }
    return lastGood ? { ...lastGood, isStale: true } : { ...NOTHING, definition: definition ?? {}, root };
  });
  const layoutOf = rememberLast((definition: WorkflowDefinition, root: string[], collapsed: ReadonlySet<string>) =>
    layoutDefinition(definition, { root, collapsed }),
  );
  const parametersOf = rememberLast(readParameters);
  const model = ({ text }: Pick<DesignerState, 'text'>) => modelOf(text);
  return {
    model,
    layout(state) {
      const { definition, root } = model(state);
      return layoutOf(definition, root, state.collapsed);
    },
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

/** Values given for the definition's parameters; none while their text is broken. */
function readParameters(text: string): ValueObject {
  const value = readJson(text);
  return isObject(value) ? value : {};
}

export type ProblemsInput = Pick<DesignerState, 'text' | 'refused'> & {
  parameters: ValueObject;
  limits?: LimitSettings | undefined;
};

/** All findings, worst first, each once. */
export function findProblems({ text, refused, parameters, limits = {} }: ProblemsInput): Problem[] {
  const own = validateDefinition(text, { parameters, limits });
  const known = new Set(own.map(identity));
  const more = refused?.text === text ? refused.problems.filter((problem) => !known.has(identity(problem))) : [];
  return [...own, ...more].sort((a, b) => rank(a) - rank(b));
}

const identity = ({ code, pointer, message }: Problem) => `${code} ${pointer} ${message}`;
const rank = ({ severity }: Problem) => (severity === 'error' ? 0 : 1);

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
