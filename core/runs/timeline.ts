/**
 * A run as a tree of its steps with the time that each took: a function of the definition and of the records that are known,
 * which of a loop are those of the iteration that is looked at.
 */

import { branchesOf } from '#core/definition/branches.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { isLoop } from './is-loop.ts';
import type { RecordSummary, RunView } from './run-view.ts';
import type { ActionStatus } from './status.ts';

export type TimelineSpan = {
  /** Shares of the whole, from 0 to 1. */
  start: number;
  length: number;
};

export type TimelineRow = {
  name: string;
  /** How many containers stand around it. */
  depth: number;
  isContainer: boolean;
  isLoop: boolean;
  status?: ActionStatus;
  statusText: string;
  durationText?: string;
  isReused: boolean;
  /** Left out for what has not begun, and for what took place before the run began: it was taken over. */
  span?: TimelineSpan;
  /** Each call that was made for it. */
  tries: TimelineSpan[];
};

export type TimelineInput = {
  definition: WorkflowDefinition;
  records: readonly RecordSummary[];
  view: RunView;
  run: { acceptedAt: number; startedAt: number | null; endedAt: number | null };
  /** Containers that are closed: what is inside them has no row. */
  closed: ReadonlySet<string>;
  now: number;
};

export type Timeline = { rows: TimelineRow[]; start: number; end: number };

/** In the order in which they began; what has not begun in that of the definition. */
export function timelineOf({ definition, records, view, run, closed, now }: TimelineInput): Timeline {
  const start = run.startedAt ?? run.acceptedAt;
  const end = Math.max(start + 1, run.endedAt ?? now);
  const share = spanIn(start, end);
  const byKey = new Map(records.map((record) => [`${record.repetition} ${record.action.toLowerCase()}`, record]));
  const recordOf = (name: string) => {
    const repetition = view.nodes.get(name)?.repetition ?? '';
    return byKey.get(`${repetition} ${name.toLowerCase()}`);
  };
  const actions = walkActions(definition);
  const children = new Map<string, string[]>();
  for (const { name, parents } of actions) {
    const parent = parents.at(-1) ?? '';
    children.set(parent, [...(children.get(parent) ?? []), name]);
  }
  const byName = new Map(actions.map((located) => [located.name, located]));
  const rows: TimelineRow[] = [];
  const begunAt = (name: string) => recordOf(name)?.startedAt ?? Number.POSITIVE_INFINITY;
  const visit = (names: readonly string[], depth: number) => {
    for (const name of names.toSorted((a, b) => order(begunAt(a), begunAt(b)))) {
      const located = byName.get(name);
      if (!located) continue;
      rows.push(rowOf(name, { located, depth, record: recordOf(name), view, share, now }));
      if (!closed.has(name)) visit(children.get(name) ?? [], depth + 1);
    }
  };
  visit(children.get('') ?? [], 0);
  return { rows, start, end };
}

/** Two that have not begun stay as they stand. */
function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

type Share = (from: number, to: number) => TimelineSpan | undefined;

/** What ended before the start has no place. */
function spanIn(start: number, end: number): Share {
  return (from, to) => {
    if (to < start) return undefined;
    const first = (Math.max(from, start) - start) / (end - start);
    const last = (Math.min(Math.max(to, from), end) - start) / (end - start);
    return { start: Math.min(1, first), length: Math.max(0, last - first) };
  };
}

type RowContext = {
  located: ReturnType<typeof walkActions>[number];
  depth: number;
  record: RecordSummary | undefined;
  view: RunView;
  share: Share;
  now: number;
};

function rowOf(name: string, { located, depth, record, view, share, now }: RowContext): TimelineRow {
  const node = view.nodes.get(name);
  const span = record && record.status !== 'Skipped' ? share(record.startedAt, record.endedAt ?? now) : undefined;
  const tries = (record?.attempts ?? []).flatMap(({ startedAt, endedAt }) => share(startedAt, endedAt) ?? []);
  return {
    name,
    depth,
    isContainer: branchesOf(located.action).length > 0,
    isLoop: isLoop(located.action),
    statusText: node?.statusText ?? '',
    isReused: record?.reused === true,
    tries,
    ...(node?.status && { status: node.status }),
    ...(node?.durationText !== undefined && { durationText: node.durationText }),
    ...(span && !record?.reused && { span }),
  };
}
