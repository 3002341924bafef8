/** The steps of one container: boxes for the steps, a "+" behind each branch, and lines between them. */

import { toPointer } from '#core/definition/json-pointer.ts';
import { predecessorsAmong } from '#core/definition/siblings.ts';
import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import { RUN_AFTER_STATUSES, type RunAfterStatus } from '#core/runs/status.ts';
import { arrange } from './arrange.ts';
import { type Block, type Box, emptyBox } from './block.ts';
import { END, PLACEHOLDER } from './dimensions.ts';
import type { LayoutEdge } from './flow-layout.ts';
import type { Link } from './layers.ts';

/** Lays out one step; given from outside, since a step may hold branches itself. */
export type LayoutStep = (step: {
  name: string;
  action: ActionDefinition;
  /** Path of the action from the root of the text. */
  path: readonly string[];
  parent?: string;
  collapsed: ReadonlySet<string>;
}) => Box;

type BranchOptions = {
  actions: ActionDefinitions;
  /** Path of the `actions` object from the root of the text. */
  path: readonly string[];
  /** Name of the container; empty at the top level. */
  container: string;
  /** Id of the frame or side around it. */
  parent?: string;
  /** What the first steps follow: triggers, or the header of the frame. */
  sources: readonly Box[];
  isInner: boolean;
  collapsed: ReadonlySet<string>;
  layoutStep: LayoutStep;
};

type Drawing = { boxes: Box[]; links: Link[]; edges: LayoutEdge[] };

export function layoutBranch(options: BranchOptions): Block {
  const { actions, path, parent, sources, collapsed, layoutStep } = options;
  const names = Object.keys(actions);
  // The header of a frame is no box inside the frame: its lines are drawn, but it takes no room here.
  const heads = options.isInner ? [] : sources;
  const steps = names.flatMap((name) => {
    const action = actions[name];
    return action
      ? [
          layoutStep({
            name,
            action,
            path: [...path, name],
            collapsed,
            ...(parent !== undefined && { parent }),
          }),
        ]
      : [];
  });
  const drawing: Drawing = { boxes: [...heads, ...steps], links: [], edges: [] };
  const indexes = new Map(names.map((name, index) => [name, heads.length + index]));
  for (const name of names) connectStep(drawing, { name, indexes, options });
  if (names.length === 0) addPlaceholder(drawing, options);
  else addEnds(drawing, { indexes, options });
  const block = arrange(drawing.boxes, drawing.links);
  return { ...block, edges: [...block.edges, ...drawing.edges] };
}

type Connecting = { name: string; indexes: ReadonlyMap<string, number>; options: BranchOptions };

function connectStep(drawing: Drawing, { name, indexes, options }: Connecting): void {
  const container = toPointer(options.path);
  const action = options.actions[name];
  const to = indexes.get(name) ?? 0;
  const target = drawing.boxes[to];
  if (!action || !target) return;
  const predecessors = predecessorsAmong(options.actions, action);
  for (const predecessor of predecessors) {
    const from = indexes.get(predecessor) ?? 0;
    const source = drawing.boxes[from];
    if (!source || from === to) continue;
    drawing.links.push({ from, to });
    const place = { container, after: [predecessor], before: [name] };
    drawing.edges.push(edge({ source, target, statuses: statusesOf(action, predecessor), place }));
  }
  if (predecessors.length > 0) return;
  for (const [from, source] of options.sources.entries()) {
    if (!options.isInner) drawing.links.push({ from, to });
    const place = { container, after: [], before: [name] };
    drawing.edges.push(edge({ source, target, statuses: [], place, isInner: options.isInner }));
  }
}

function addPlaceholder(drawing: Drawing, { path, container, parent, sources, isInner }: BranchOptions): void {
  const pointer = toPointer(path);
  const box = emptyBox({
    id: `${pointer}#empty`,
    kind: 'placeholder',
    name: container,
    type: '',
    pointer,
    ...PLACEHOLDER,
    ...(parent !== undefined && { parent }),
  });
  const to = drawing.boxes.push(box) - 1;
  for (const [from, source] of sources.entries()) {
    if (!isInner) drawing.links.push({ from, to });
    drawing.edges.push(
      edge({ source, target: box, statuses: [], place: { container: pointer, after: [], before: [] }, isInner }),
    );
  }
}

/** A "+" behind each step that nothing follows; behind several of them one more that joins them. */
function addEnds(drawing: Drawing, { indexes, options }: Omit<Connecting, 'name'>): void {
  const { path, container, parent } = options;
  const pointer = toPointer(path);
  const followed = new Set(drawing.links.map(({ from }) => from));
  const leaves = [...indexes].filter(([, index]) => !followed.has(index));
  const addEnd = (id: string, from: { index: number; name: string }[]): number => {
    const node = { id, kind: 'end' as const, name: container, type: '', pointer, ...END };
    const box = emptyBox(parent === undefined ? node : { ...node, parent });
    const to = drawing.boxes.push(box) - 1;
    for (const { index, name } of from) {
      const source = drawing.boxes[index];
      if (!source) continue;
      drawing.links.push({ from: index, to });
      drawing.edges.push(
        edge({ source, target: box, statuses: [], place: { container: pointer, after: [name], before: [] } }),
      );
    }
    return to;
  };
  const ends = leaves.map(([name, index]) => ({
    name,
    index: addEnd(`${toPointer([...path, name])}#end`, [{ index, name }]),
  }));
  if (ends.length > 1) addEnd(`${pointer}#end`, ends);
}

type NewEdge = { source: Box; target: Box; statuses: RunAfterStatus[]; place: LayoutEdge['place']; isInner?: boolean };

function edge({ source, target, statuses, place, isInner }: NewEdge): LayoutEdge {
  const id = `${source.node.id}→${target.node.id}`;
  return { id, source: source.node.id, target: target.node.id, statuses, place, ...(isInner && { isInner }) };
}

/** In the order in which statuses are always named; what nobody may write is left out. */
function statusesOf(action: ActionDefinition, predecessor: string): RunAfterStatus[] {
  const key = Object.keys(action.runAfter ?? {}).find((name) => name.toLowerCase() === predecessor.toLowerCase());
  const written = (key === undefined ? [] : (action.runAfter?.[key] ?? [])).map((status) => status.toLowerCase());
  return RUN_AFTER_STATUSES.filter((status) => written.includes(status.toLowerCase()));
}
