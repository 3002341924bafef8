/** What the preview of a template has to know of a run: the steps, variables and loops that it reads, however indirectly. */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import {
  type ActionIndex,
  actionsVisibleFrom,
  indexActions,
  type LocatedAction,
  walkActions,
} from '#core/definition/walk.ts';
import type { References } from '#core/expressions/references.ts';
import { referencesOf } from '#core/expressions/template.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

export type NeededLoop = { located: LocatedAction; kind: 'foreach' | 'until' };

export type PreviewNeeds = {
  trigger: boolean;
  /** Steps whose inputs and outputs are read, each once, in the order of the text. */
  steps: LocatedAction[];
  /** Containers whose `result` is read. */
  containers: LocatedAction[];
  /** Steps that declare or change one of the variables read, as far as they come before. */
  variableSteps: LocatedAction[];
  /** A variable that is read is changed in a loop, whose iterations are not gone through. */
  changedInLoop: string[];
  parameters: string[];
  /** All loops around the step when one of their items is read, outermost first. */
  loops: NeededLoop[];
  /** The list that the step's own `item()` goes through. */
  list: Value | undefined;
  /** Functions called anywhere on the way. */
  functions: string[];
};

export type NeedsOf = {
  definition: WorkflowDefinition;
  /** The step whose field it is; undefined for the trigger. */
  name: string | undefined;
  template: Value;
  /** Without a run the value of a Compose follows from its inputs: what those read is needed as well. */
  followsInputs?: boolean;
};

const LIST_TYPES = ['select', 'query', 'table', 'join'];

const VARIABLE_TYPES = [
  'initializevariable',
  'setvariable',
  'incrementvariable',
  'decrementvariable',
  'appendtostringvariable',
  'appendtoarrayvariable',
];

/** Unlike what an expression may name, this counts what is inside a Foreach too. */
function stepsBefore(definition: WorkflowDefinition, all: readonly LocatedAction[], name: string): LocatedAction[] {
  const visible = new Set(actionsVisibleFrom(definition, name).map((step) => step.name));
  return all.filter((step) => visible.has(step.name) || step.parents.some((parent) => visible.has(parent)));
}

type Collecting = {
  index: ActionIndex;
  /** The steps before the user's, with all that is inside them. */
  before: readonly LocatedAction[];
  user: LocatedAction | undefined;
  followsInputs: boolean;
  names: { [list in 'steps' | 'containers' | 'parameters' | 'variables' | 'functions']: Set<string> };
  variableSteps: Set<LocatedAction>;
  trigger: boolean;
  item: boolean;
};

export function previewNeeds({ definition, name, template, followsInputs = false }: NeedsOf): PreviewNeeds {
  const all = walkActions(definition);
  const index = indexActions(all);
  const collecting: Collecting = {
    index,
    before: name === undefined ? [] : stepsBefore(definition, all, name),
    user: name === undefined ? undefined : index.get(name.toLowerCase()),
    followsInputs,
    names: {
      steps: new Set(),
      containers: new Set(),
      parameters: new Set(),
      variables: new Set(),
      functions: new Set(),
    },
    variableSteps: new Set(),
    trigger: false,
    item: false,
  };
  collect(collecting, template);
  const { names, variableSteps } = collecting;
  const located = (set: ReadonlySet<string>) => all.filter((action) => set.has(action.name.toLowerCase()));
  const changing = all.filter((action) => variableSteps.has(action));
  return {
    trigger: collecting.trigger,
    steps: located(names.steps),
    containers: located(names.containers),
    variableSteps: changing,
    changedInLoop: changing.filter((step) => isInOtherLoop(collecting, step)).map((step) => step.name),
    parameters: [...names.parameters],
    loops: collecting.item ? loopsAround(collecting) : [],
    list: collecting.item ? listOf(collecting.user) : undefined,
    functions: [...names.functions],
  };
}

function collect(collecting: Collecting, template: Value): void {
  const { names } = collecting;
  const references = referencesOf(template);
  for (const name of references.parameters) names.parameters.add(name);
  for (const name of references.functions) names.functions.add(name);
  collecting.trigger ||= references.trigger;
  for (const name of references.results) collectContainer(collecting, name);
  for (const name of references.actions) collectStep(collecting, name);
  for (const name of references.variables) collectVariable(collecting, name);
  if (readsItem(references)) collectItems(collecting);
}

function readsItem(references: References): boolean {
  return references.item || references.loops.length > 0;
}

function collectStep(collecting: Collecting, name: string): void {
  const { names, index, followsInputs } = collecting;
  const key = name.toLowerCase();
  const action = index.get(key)?.action;
  if (!action || names.steps.has(key)) return;
  names.steps.add(key);
  if (followsInputs && action.type.toLowerCase() === 'compose') collect(collecting, action.inputs ?? null);
}

function collectContainer(collecting: Collecting, name: string): void {
  const { names, index } = collecting;
  const container = index.get(name.toLowerCase());
  if (!container) return;
  names.containers.add(name.toLowerCase());
  for (const inner of index.values()) if (inner.parents.at(-1) === container.name) collectStep(collecting, inner.name);
}

function collectVariable(collecting: Collecting, name: string): void {
  const { names, before, variableSteps, followsInputs } = collecting;
  const key = name.toLowerCase();
  if (names.variables.has(key)) return;
  names.variables.add(key);
  for (const step of before) {
    if (!changesVariable(step, key)) continue;
    variableSteps.add(step);
    if (followsInputs) collect(collecting, step.action.inputs ?? null);
  }
}

function changesVariable({ action }: LocatedAction, key: string): boolean {
  if (!VARIABLE_TYPES.includes(action.type.toLowerCase()) || !isObject(action.inputs)) return false;
  const declared = getOwn(action.inputs, 'variables');
  const named = Array.isArray(declared) ? declared : [action.inputs];
  return named.some((each) => isObject(each) && String(getOwn(each, 'name')).toLowerCase() === key);
}

/** The items of loops and of lists follow from expressions, which read something themselves. */
function collectItems(collecting: Collecting): void {
  if (collecting.item) return;
  collecting.item = true;
  for (const { located } of loopsAround(collecting)) collect(collecting, located.action.foreach ?? null);
  collect(collecting, listOf(collecting.user) ?? null);
}

function loopsAround({ user, index }: Collecting): NeededLoop[] {
  return (user?.parents ?? []).flatMap((parent): NeededLoop[] => {
    const located = index.get(parent.toLowerCase());
    const type = located?.action.type.toLowerCase();
    return located && (type === 'foreach' || type === 'until') ? [{ located, kind: type }] : [];
  });
}

function listOf(user: LocatedAction | undefined): Value | undefined {
  const { action } = user ?? {};
  if (!action || !LIST_TYPES.includes(action.type.toLowerCase()) || !isObject(action.inputs)) return undefined;
  return getOwn(action.inputs, 'from');
}

function isInOtherLoop({ user, index }: Collecting, step: LocatedAction): boolean {
  return step.parents.some((parent) => {
    const type = index.get(parent.toLowerCase())?.action.type.toLowerCase();
    return (type === 'foreach' || type === 'until') && !user?.parents.includes(parent);
  });
}
