/**
 * What the page of a run shows on each step: a function of the definition and of the run's records. The values of the
 * steps are not part of it; they are asked for when a step is selected.
 */

import type { WorkflowDefinition } from '#core/definition/types.ts';
import { type LocatedAction, walkActions } from '#core/definition/walk.ts';
import { durationText } from './duration-text.ts';
import { isLoop } from './is-loop.ts';
import { type MergeNode, mergeNodesOf, mergeStatuses } from './merge-statuses.ts';
import { type ActionRecord, type FlowFailure, repetitionOf } from './record.ts';
import { type ActionStatus, isRunEnded, type RunStatus } from './status.ts';
import { countTries, statusText, waitingText } from './status-text.ts';

/** A record without its values. */
export type RecordSummary = Omit<ActionRecord, 'inputs' | 'outputs'> & {
  /** Taken over from the run that this one replays. */
  reused?: boolean;
};

export type RunViewInput = {
  definition: WorkflowDefinition;
  /** Outside loops, and of the iterations that are looked at. */
  records: readonly RecordSummary[];
  /** Milliseconds since the epoch, null while there is none. */
  run: { status: RunStatus; startedAt: number | null; endedAt: number | null };
  /** The iteration shown of each loop, by the loop's name; the first one where none is chosen. */
  selection?: { [loop: string]: number };
  now: number;
};

export type NodeView = {
  name: string;
  /** Left out for a step that has not begun, or never did. */
  status?: ActionStatus;
  /** In words: `Succeeded after 3 tries`, `Not started yet`, `Did not run`. */
  statusText: string;
  durationText?: string;
  tries: number;
  waitingText?: string;
  code?: string;
  error?: FlowFailure;
  /** Which repetition is shown; empty outside loops. */
  repetition: string;
  /** Of a loop: iterations started. */
  iterationCount?: number;
  isReused?: boolean;
};

export type IterationView = { index: number; status: ActionStatus };

export type RunView = {
  statusText: string;
  durationText?: string;
  /** By the name of the action as the definition writes it. */
  nodes: ReadonlyMap<string, NodeView>;
  /** Iterations that the records tell of, by the loop's name, inside the outer iterations that are shown. */
  loops: ReadonlyMap<string, readonly IterationView[]>;
};

export function runView(input: RunViewInput): RunView {
  const { definition, run, now } = input;
  const actions = walkActions(definition);
  const view: Viewing = {
    ...input,
    byName: new Map(actions.map((located) => [located.name, located])),
    index: indexOf(input.records),
  };
  const loops = actions.filter(({ action }) => isLoop(action));
  const duration = run.startedAt === null ? {} : { durationText: durationText((run.endedAt ?? now) - run.startedAt) };
  return {
    statusText: statusText(run.status),
    ...duration,
    nodes: new Map(actions.map((located) => [located.name, nodeView(located, view)])),
    loops: new Map(loops.map((located) => [located.name, iterationsOf(located, view)])),
  };
}

type Viewing = RunViewInput & {
  byName: ReadonlyMap<string, LocatedAction>;
  index: ReadonlyMap<string, ReadonlyMap<string, RecordSummary>>;
};

/** Records by the action's name in lower case, then by repetition. */
function indexOf(records: readonly RecordSummary[]): Map<string, Map<string, RecordSummary>> {
  const index = new Map<string, Map<string, RecordSummary>>();
  for (const record of records) {
    const key = record.action.toLowerCase();
    const repetitions = index.get(key) ?? new Map<string, RecordSummary>();
    repetitions.set(record.repetition, record);
    index.set(key, repetitions);
  }
  return index;
}

function nodeView(located: LocatedAction, view: Viewing): NodeView {
  const { name } = located;
  const { record, repetition } = shownRecord(located, view);
  if (record === undefined) {
    const text = isRunEnded(view.run.status) ? 'Did not run' : 'Not started yet';
    return { name, statusText: text, tries: 0, repetition };
  }
  const { status, startedAt, endedAt, waiting, code, error, iterationCount } = record;
  const tries = countTries(record.attempts);
  return {
    name,
    status,
    statusText: statusText(status, tries),
    tries,
    repetition: record.repetition,
    ...(status === 'Skipped' ? {} : { durationText: durationText((endedAt ?? view.now) - startedAt) }),
    ...(waiting === undefined || endedAt !== undefined ? {} : { waitingText: waitingText(waiting, view.now) }),
    ...(record.reused === true && { isReused: true }),
    ...(code === undefined ? {} : { code }),
    ...(error === undefined ? {} : { error }),
    ...(iterationCount === undefined ? {} : { iterationCount }),
  };
}

/** The record of the iteration that is shown; of a loop that never began its inner actions have one without. */
function shownRecord(located: LocatedAction, view: Viewing): { record: RecordSummary | undefined; repetition: string } {
  const records = view.index.get(located.name.toLowerCase());
  const chosen = loopsAround(located, view).map((loop) => view.selection?.[loop] ?? 0);
  for (let depth = chosen.length; depth >= 0; depth -= 1) {
    const record = records?.get(repetitionOf(chosen.slice(0, depth)));
    if (record !== undefined) return { record, repetition: record.repetition };
  }
  return { record: undefined, repetition: repetitionOf(chosen) };
}

/** Names of the loops around an action, outermost first. */
function loopsAround({ parents }: LocatedAction, { byName }: Viewing): string[] {
  return parents.filter((parent) => {
    const container = byName.get(parent);
    return container !== undefined && isLoop(container.action);
  });
}

function iterationsOf(loop: LocatedAction, view: Viewing): IterationView[] {
  const prefix = repetitionOf(loopsAround(loop, view).map((outer) => view.selection?.[outer] ?? 0));
  const nodes = mergeNodesOf(loop.action.actions ?? {});
  const statuses = new Map<number, Map<string, ActionStatus>>();
  for (const { key } of nodes) {
    for (const [repetition, { status }] of view.index.get(key) ?? []) {
      const index = iterationIndex(repetition, prefix);
      if (index === undefined) continue;
      const known = statuses.get(index) ?? new Map<string, ActionStatus>();
      statuses.set(index, known.set(key, status));
    }
  }
  const entries = [...statuses].sort(([left], [right]) => left - right);
  return entries.map(([index, known]) => ({ index, status: iterationStatus(nodes, { known, run: view.run.status }) }));
}

/** The number of the iteration when the repetition lies directly inside the outer one. */
function iterationIndex(repetition: string, prefix: string): number | undefined {
  const start = prefix === '' ? '' : `${prefix}/`;
  const rest = repetition.startsWith(start) ? repetition.slice(start.length) : '';
  return /^\d+$/.test(rest) ? Number(rest) : undefined;
}

function iterationStatus(
  nodes: MergeNode[],
  { known, run }: { known: ReadonlyMap<string, ActionStatus>; run: RunStatus },
): ActionStatus {
  const withoutRecord = isRunEnded(run) ? 'Skipped' : 'Running';
  const statusOf = (key: string) => known.get(key) ?? withoutRecord;
  const isOpen = nodes.some(({ key }) => statusOf(key) === 'Running' || statusOf(key) === 'Waiting');
  return isOpen ? 'Running' : mergeStatuses(nodes, statusOf);
}
