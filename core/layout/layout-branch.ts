/** The steps of one container: boxes for the steps, a "+" behind each branch, and lines between them. */

import { childPointer } from '#core/definition/json-pointer.ts';
import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import { RUN_AFTER_STATUSES, type RunAfterStatus } from '#core/runs/status.ts';
import { arrange, type Line } from './arrange.ts';
import type { Block, Box } from './block.ts';
import { END, LABEL, PLACEHOLDER } from './dimensions.ts';
import type { LayoutEdge } from './flow-layout.ts';

/** Lays out one step; given from outside, since a step may hold branches itself. */
export type LayoutStep = (step: {
  name: string;
  action: ActionDefinition;
  /** Of the action, from the root of the text. */
  pointer: string;
  parent: string | undefined;
  collapsed: ReadonlySet<string>;
}) => Box;

type BranchOptions = {
  actions: ActionDefinitions;
  /** Of the `actions` object, from the root of the text. */
  pointer: string;
  /** Name of the container; empty at the top level. */
  container: string;
  /** Id of the frame or side around it. */
  parent?: string;
  /** What the first steps follow, outside of a frame: triggers. */
  triggers: readonly Box[];
  collapsed: ReadonlySet<string>;
  layoutStep: LayoutStep;
};

export type Branch = {
  block: Block;
  /** Where the lines from the header of the frame lead. */
  entries: { x: number; y: number; target: string; place: LayoutEdge['place'] }[];
};

type PlannedLine = Line & Pick<LayoutEdge, 'statuses' | 'place'>;

type Drawing = { boxes: Box[]; lines: PlannedLine[]; entries: { box: number; place: LayoutEdge['place'] }[] };

type Container = BranchOptions & { followed: Set<number> };

export function layoutBranch(options: BranchOptions): Branch {
  const { actions, pointer, parent, triggers, collapsed, layoutStep } = options;
  const container: Container = { ...options, followed: new Set() };
  const drawing: Drawing = { boxes: [...triggers], lines: [], entries: [] };
  const indexes = new Map<string, number>();
  for (const [name, action] of Object.entries(actions)) {
    indexes.set(name.toLowerCase(), drawing.boxes.length);
    drawing.boxes.push(layoutStep({ name, action, pointer: childPointer(pointer, name), parent, collapsed }));
  }
  for (const [name, action] of Object.entries(actions)) connectStep(drawing, { name, action, indexes, container });
  if (indexes.size === 0) addPlaceholder(drawing, container);
  else addEnds(drawing, { indexes, container });
  return arranged(drawing);
}

function arranged({ boxes, lines, entries }: Drawing): Branch {
  const sizes = boxes.map(({ node: { width, height, kind } }) => ({ width, height, isEnd: kind === 'end' }));
  const { width, height, corners, routes } = arrange(sizes, lines);
  const placed = boxes.map((box, index) => ({ box, ...(corners[index] ?? { x: 0, y: 0 }) }));
  const edges = lines.flatMap(({ from, to, statuses, place }, index): LayoutEdge[] => {
    const [source, target] = [boxes[from]?.node.id ?? '', boxes[to]?.node.id ?? ''];
    const { points = [], spot = { x: 0, y: 0 } } = routes[index] ?? {};
    return [{ id: `${source}→${target}`, source, target, statuses, place, points: [...points], spot }];
  });
  return {
    block: { width, height, boxes: placed, edges },
    entries: entries.map(({ box, place }) => {
      const { x = 0, y = 0, box: entered } = placed[box] ?? {};
      return { x: x + Math.floor((entered?.node.width ?? 0) / 2), y, target: entered?.node.id ?? '', place };
    }),
  };
}

type Connecting = {
  name: string;
  action: ActionDefinition;
  indexes: ReadonlyMap<string, number>;
  container: Container;
};

function connectStep(drawing: Drawing, { name, action, indexes, container }: Connecting): void {
  const to = indexes.get(name.toLowerCase()) ?? 0;
  const predecessors = Object.entries(action.runAfter ?? {}).flatMap(([predecessor, statuses]) => {
    const from = indexes.get(predecessor.toLowerCase());
    return from === undefined ? [] : [{ from, statuses: known(statuses) }];
  });
  for (const { from, statuses } of predecessors) {
    if (from === to) continue;
    const own = drawing.boxes[from]?.node.name ?? '';
    const place = { container: container.pointer, after: [own], before: [name] };
    drawing.lines.push({ from, to, statuses, place, labelWidth: labelWidth(statuses), isShared: false });
    container.followed.add(from);
  }
  if (predecessors.length === 0) {
    enter(drawing, container, { box: to, place: { container: container.pointer, after: [], before: [name] } });
  }
}

/** From the triggers, or from the header of the frame. */
function enter(drawing: Drawing, { triggers }: Container, entry: Drawing['entries'][number]): void {
  drawing.entries.push(entry);
  for (const from of triggers.keys()) {
    drawing.lines.push({ from, to: entry.box, statuses: [], place: entry.place, labelWidth: 0, isShared: false });
  }
}

function addPlaceholder(drawing: Drawing, container: Container): void {
  const { pointer } = container;
  const box =
    drawing.boxes.push({ node: ownNode(container, { id: `${pointer}#empty`, kind: 'placeholder', ...PLACEHOLDER }) }) -
    1;
  enter(drawing, container, { box, place: { container: pointer, after: [], before: [] } });
}

type OwnNode = Pick<Box['node'], 'id' | 'kind' | 'width' | 'height'>;

/** A node that is no step but belongs to the container. */
function ownNode({ container, pointer, parent }: Container, node: OwnNode): Box['node'] {
  return { name: container, type: '', pointer, ...node, ...(parent !== undefined && { parent }) };
}

/** A "+" behind each step that nothing follows; behind several of them one more that joins them. */
function addEnds(drawing: Drawing, { indexes, container }: Pick<Connecting, 'indexes' | 'container'>): void {
  const { pointer } = container;
  const leaves = [...indexes.values()].filter((index) => !container.followed.has(index));
  const addEnd = (id: string, sources: { index: number; name: string }[]): number => {
    const to = drawing.boxes.push({ node: ownNode(container, { id, kind: 'end', ...END }) }) - 1;
    for (const { index, name } of sources) {
      const place = { container: pointer, after: [name], before: [] };
      drawing.lines.push({ from: index, to, statuses: [], place, labelWidth: 0, isShared: true });
    }
    return to;
  };
  const ends = leaves.map((index) => {
    const { id = '', name = '' } = drawing.boxes[index]?.node ?? {};
    return { name, index: addEnd(`${id}#end`, [{ index, name }]) };
  });
  if (ends.length > 1) addEnd(`${pointer}#end`, ends);
}

/** In the order in which statuses are always named; what nobody may write is left out. */
function known(statuses: readonly string[]): RunAfterStatus[] {
  const written = statuses.map((status) => status.toLowerCase());
  return RUN_AFTER_STATUSES.filter((status) => written.includes(status.toLowerCase()));
}

/** Of what an edge says: nothing when it is simply "after success". */
function labelWidth(statuses: readonly RunAfterStatus[]): number {
  if (statuses.length === 0 || (statuses.length === 1 && statuses[0] === 'Succeeded')) return 0;
  return statuses.reduce((width, status) => width + (status.length + 1) * LABEL.character, 2 * LABEL.padding);
}
