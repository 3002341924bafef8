/**
 * What differs between two definitions, step by step, as people think of it: added, removed, changed. A container is
 * compared without what it holds, so that one changed step inside is one change.
 */

import { equalValues } from '#core/json/equals.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { branchesOf } from './branches.ts';
import type { ActionDefinition, WorkflowDefinition } from './types.ts';
import { type LocatedAction, walkActions } from './walk.ts';

export type ChangeKind = 'added' | 'removed' | 'changed';

export type StepChange = {
  kind: ChangeKind;
  step: 'trigger' | 'action';
  /** As the newer definition writes it; of a removed step as the older one did. */
  name: string;
  /** Of a changed step: the properties that differ, and `place` when it stands in another container. */
  fields: string[];
};

/** Something else of the definition: a parameter, an output, a static result, its description. */
export type PartChange = { kind: ChangeKind; section: string; name: string };

export type DefinitionChanges = { steps: StepChange[]; parts: PartChange[] };

/** Steps in the order of the newer definition, then what is gone. Names match without regard to letter case. */
export function compareDefinitions(before: WorkflowDefinition, after: WorkflowDefinition): DefinitionChanges {
  return {
    steps: [
      ...compareSteps('trigger', triggersOf(before), triggersOf(after)),
      ...compareSteps('action', actionsOf(before), actionsOf(after)),
    ],
    parts: compareParts(before, after),
  };
}

/** A step without the steps inside it, and where it stands. */
type Bare = { name: string; place: string; value: ValueObject };

type Steps = ReadonlyMap<string, Bare>;

function triggersOf({ triggers = {} }: WorkflowDefinition): Steps {
  return new Map(
    Object.entries(triggers).map(([name, trigger]) => [name.toLowerCase(), { name, place: '', value: { ...trigger } }]),
  );
}

function actionsOf(definition: WorkflowDefinition): Steps {
  const bare = walkActions(definition).map((located) => [located.name.toLowerCase(), bareAction(located)] as const);
  return new Map(bare);
}

function bareAction({ name, action, path, parents }: LocatedAction): Bare {
  const parent = parents.at(-1);
  const branch = parent === undefined ? path : path.slice(path.lastIndexOf(parent, path.length - 2));
  return { name, place: branch.slice(0, -1).join('/').toLowerCase(), value: withoutContents(action) };
}

/** What an action says itself: its branches stay as empty objects, so that a new one shows. */
export function withoutContents(action: ActionDefinition): ValueObject {
  return branchesOf(action).reduce<ValueObject>((bare, { path }) => emptied(bare, path), { ...action });
}

function emptied(value: ValueObject, [name = '', ...rest]: string[]): ValueObject {
  const inner = rest.length === 0 ? {} : emptied({ ...(value[name] as ValueObject) }, rest);
  return { ...value, [name]: inner };
}

function compareSteps(step: StepChange['step'], before: Steps, after: Steps): StepChange[] {
  const present = [...after].flatMap(([key, now]): StepChange[] => {
    const old = before.get(key);
    if (!old) return [{ kind: 'added', step, name: now.name, fields: [] }];
    const fields = changedFields(old, now);
    return fields.length === 0 ? [] : [{ kind: 'changed', step, name: now.name, fields }];
  });
  const gone = [...before].filter(([key]) => !after.has(key));
  return [...present, ...gone.map(([, { name }]): StepChange => ({ kind: 'removed', step, name, fields: [] }))];
}

function changedFields(old: Bare, now: Bare): string[] {
  const names = new Set([...Object.keys(old.value), ...Object.keys(now.value)]);
  const fields = [...names].filter((name) => !areEqual(old.value[name], now.value[name]));
  return old.place === now.place ? fields : ['place', ...fields];
}

const NAMED_SECTIONS = ['parameters', 'outputs', 'staticResults'] as const;
const STEP_SECTIONS: readonly string[] = ['triggers', 'actions'];

function compareParts(before: WorkflowDefinition, after: WorkflowDefinition): PartChange[] {
  const named = NAMED_SECTIONS.flatMap((section) =>
    compareProperties(section, { ...before[section] }, { ...after[section] }),
  );
  const rest = ({ ...definition }: ValueObject): ValueObject =>
    Object.fromEntries(
      Object.entries(definition).filter(
        ([name]) => !STEP_SECTIONS.includes(name) && !NAMED_SECTIONS.some((section) => section === name),
      ),
    );
  return [...named, ...compareProperties('', rest({ ...before }), rest({ ...after }))];
}

function compareProperties(section: string, before: ValueObject, after: ValueObject): PartChange[] {
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].flatMap((name): PartChange[] => {
    if (areEqual(before[name], after[name])) return [];
    const kind = before[name] === undefined ? 'added' : after[name] === undefined ? 'removed' : 'changed';
    return [{ kind, section, name }];
  });
}

function areEqual(left: Value | undefined, right: Value | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return equalValues(left, right);
}
