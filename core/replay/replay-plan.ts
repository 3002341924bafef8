/**
 * Which records of a run its replay takes over (docs/decisions/016).
 *
 * - Done again: the steps that are named, with all that runs after them in their container, however far, and all inside.
 * - Gone on with: the containers around them. Their inside is entered again; what follows them is done again.
 * - Of an Until, the cycles after the one that is gone on with are done again; the other passes of a Foreach stay.
 * - Everything else that had ended is taken over as it is. Skipped steps are left out, because skipping costs nothing and
 *   may come out differently; so is Terminate, because it would end the replay at once.
 */

import type { PlacedStep, RecordState } from './failed-steps.ts';
import { depthOf, type LocatedStep, type LocatedSteps, passIn, repetitionAround } from './located-steps.ts';

/** `GoOn`: the record of a container whose inside is done again in part. */
export type Reuse = 'Whole' | 'GoOn' | 'No';

export type ReplayPlan = {
  reuseOf(record: RecordState): Reuse;
  /** Names in lower case of the steps that are done again somewhere, without those inside them. */
  again: ReadonlySet<string>;
};

export type ReplayOptions = {
  /** Of the version that the replay runs. */
  steps: LocatedSteps;
  /** The steps that are done again. */
  from: readonly PlacedStep[];
  /** Names in lower case of steps that are done again in every repetition: they are new or other than before. */
  changed?: ReadonlySet<string>;
};

const ENDED: ReadonlySet<string> = new Set(['Succeeded', 'Failed', 'TimedOut']);

/** Stands for every repetition. */
const EVERYWHERE = '*';

export function planReplay({ steps, from, changed = new Set() }: ReplayOptions): ReplayPlan {
  const marks = createMarks();
  for (const { step, repetition } of from) doAgain(marks, step, repetition);
  for (const key of changed) {
    const step = steps.get(key);
    if (step) doAgain(marks, step, EVERYWHERE);
  }
  return {
    again: new Set([...marks.again.values()].flatMap((keys) => [...keys])),
    reuseOf({ action, repetition, status }) {
      const step = steps.get(action.toLowerCase());
      if (!step || depthOf(repetition) !== step.depth || isAgain(marks, step, repetition)) return 'No';
      if (holds(marks.goesOn, step, repetition)) return 'GoOn';
      return ENDED.has(status) && step.node.action.type.toLowerCase() !== 'terminate' ? 'Whole' : 'No';
    },
  };
}

type Marks = {
  /** By repetition. */
  again: Map<string, Set<string>>;
  goesOn: Map<string, Set<string>>;
  /** The last cycle of an Until that is kept, by its repetition and name. */
  lastCycle: Map<string, number>;
};

function createMarks(): Marks {
  return { again: new Map(), goesOn: new Map(), lastCycle: new Map() };
}

function mark(marks: Map<string, Set<string>>, { key }: LocatedStep, repetition: string): void {
  const known = marks.get(repetition);
  if (known) known.add(key);
  else marks.set(repetition, new Set([key]));
}

function holds(marks: Marks['again'], { key }: LocatedStep, repetition: string): boolean {
  return marks.get(repetition)?.has(key) === true || marks.get(EVERYWHERE)?.has(key) === true;
}

function doAgain(marks: Marks, step: LocatedStep, repetition: string): void {
  mark(marks.again, step, repetition);
  for (
    let place: PlacedStep | undefined = { step, repetition };
    place !== undefined;
    place = goOnAround(marks, place)
  ) {
    for (const follower of place.step.followers) mark(marks.again, follower, place.repetition);
  }
}

/** The container around a step, which goes on; undefined at the top. */
function goOnAround(marks: Marks, { step, repetition }: PlacedStep): PlacedStep | undefined {
  const { parent } = step;
  if (parent === undefined) return undefined;
  const around = repetition === EVERYWHERE ? EVERYWHERE : repetitionAround(step, repetition);
  mark(marks.goesOn, parent, around);
  if (parent.node.action.type.toLowerCase() === 'until') {
    const key = `${around} ${parent.key}`;
    const pass = repetition === EVERYWHERE ? 0 : passIn(repetition);
    marks.lastCycle.set(key, Math.min(pass, marks.lastCycle.get(key) ?? pass));
  }
  return { step: parent, repetition: around };
}

/** The step itself, something around it, or the cycle it runs in. */
function isAgain(marks: Marks, step: LocatedStep, repetition: string): boolean {
  if (holds(marks.again, step, repetition)) return true;
  const { parent } = step;
  if (parent === undefined) return false;
  const around = repetitionAround(step, repetition);
  return isBeyondLastCycle(marks, parent, { repetition, around }) || isAgain(marks, parent, around);
}

function isBeyondLastCycle(
  { lastCycle }: Marks,
  { key, node }: LocatedStep,
  { repetition, around }: { repetition: string; around: string },
): boolean {
  if (node.action.type.toLowerCase() !== 'until') return false;
  const last = lastCycle.get(`${around} ${key}`) ?? lastCycle.get(`${EVERYWHERE} ${key}`);
  return last !== undefined && passIn(repetition) > last;
}

/** The step of that name in that repetition; undefined where the definition has none. */
export function placeOf(
  steps: LocatedSteps,
  { action, repetition }: { action: string; repetition: string },
): PlacedStep | undefined {
  const step = steps.get(action.toLowerCase());
  return step && depthOf(repetition) === step.depth ? { step, repetition } : undefined;
}

/** Names in lower case of the steps of a version that an earlier one has not, has elsewhere, or has with other contents. */
export function changedSteps(steps: LocatedSteps, before: LocatedSteps): Set<string> {
  const changed = new Set<string>();
  for (const [key, step] of steps) {
    const old = before.get(key);
    if (!old || old.parent?.key !== step.parent?.key || ownText(old) !== ownText(step)) changed.add(key);
  }
  return changed;
}

/** What is said of the step itself, without the steps inside it. */
function ownText({ node }: LocatedStep): string {
  const { actions, else: otherwise, cases, default: fallback, ...own } = node.action;
  return JSON.stringify([own, Object.entries(cases ?? {}).map(([name, side]) => [name, side.case])]);
}
