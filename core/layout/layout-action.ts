/** One step: a card, or a frame with what it holds (WDL reference 5). */

import { childPointer } from '#core/definition/json-pointer.ts';
import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import type { Block, Box } from './block.ts';
import { CARD, FRAME, GAP_SIDES, SIDE, SPOT } from './dimensions.ts';
import type { LayoutEdge, Point } from './flow-layout.ts';
import { type Branch, type LayoutStep, layoutBranch } from './layout-branch.ts';

type ActionLayoutOptions = Parameters<LayoutStep>[0];

/** Where the side and its steps stand is told from the action on. */
type Side = { title: string; pointer: string; actionsPointer: string; actions: ActionDefinitions };

export function layoutAction(options: ActionLayoutOptions): Box {
  const { name, action, pointer, parent, collapsed } = options;
  const { type } = action;
  const { width, height } = CARD;
  const sides = sidesOf(action);
  const isContainer = sides.length > 0 || hasBody(action);
  if (!isContainer) return { node: { id: pointer, kind: 'action', name, type, pointer, parent, width, height } };
  const frame = { id: pointer, kind: 'frame' as const, name, type, pointer, parent, header: FRAME.header };
  if (collapsed.has(name)) return { node: { ...frame, width, height, header: height, collapsed: true } };
  if (sides.length === 0) {
    return enclose(
      frame,
      bodyOf(pointer, { ...options, actions: action.actions ?? {}, at: `${pointer}/actions` }),
      FRAME,
    );
  }
  const content = { block: sideBySide(sides.map((side) => layoutSide(side, options))), entries: [] };
  return enclose(frame, content, { ...FRAME, gapBelowHeader: 12 });
}

function hasBody(action: ActionDefinition): boolean {
  return action.actions !== undefined || ['scope', 'foreach', 'until'].includes(action.type.toLowerCase());
}

/** The sides of a condition or switch, told by what is written down as well as by the type. */
function sidesOf(action: ActionDefinition): Side[] {
  const type = action.type.toLowerCase();
  if (type === 'switch' || action.cases !== undefined || action.default !== undefined) {
    const cases = Object.entries(action.cases ?? {}).map(([title, side]) =>
      sideAt(title, childPointer('/cases', title), side.actions),
    );
    return [...cases, sideAt('Default', '/default', action.default?.actions)];
  }
  if (type !== 'if' && action.else === undefined) return [];
  const whenTrue = { title: 'True', pointer: '/actions', actionsPointer: '/actions', actions: action.actions ?? {} };
  return [whenTrue, sideAt('False', '/else', action.else?.actions)];
}

function sideAt(title: string, pointer: string, actions: ActionDefinitions | undefined): Side {
  return { title, pointer, actionsPointer: `${pointer}/actions`, actions: actions ?? {} };
}

type Body = Pick<ActionLayoutOptions, 'name' | 'collapsed'> & { actions: ActionDefinitions; at: string };

function bodyOf(parent: string, { name, actions, at, collapsed }: Body): Branch {
  return layoutBranch({
    actions,
    pointer: at,
    container: name,
    parent,
    triggers: [],
    collapsed,
    layoutStep: layoutAction,
  });
}

function layoutSide(side: Side, { name, action, pointer: parent, collapsed }: ActionLayoutOptions): Box {
  const pointer = parent + side.pointer;
  const node = { id: pointer, kind: 'side' as const, name, type: action.type, pointer, parent };
  const body = bodyOf(pointer, { name, collapsed, actions: side.actions, at: parent + side.actionsPointer });
  return enclose({ ...node, title: side.title, header: SIDE.header }, body, SIDE);
}

/** All sides are as high as the highest. */
function sideBySide(sides: readonly Box[]): Block {
  const height = Math.max(...sides.map(({ node }) => node.height));
  const boxes: Block['boxes'] = [];
  let x = 0;
  for (const side of sides) {
    boxes.push({ box: { ...side, node: { ...side.node, height } }, x, y: 0 });
    x += side.node.width + GAP_SIDES;
  }
  return { width: x - GAP_SIDES, height, boxes, edges: [] };
}

type Measures = { header: number; padding: number; gapBelowHeader: number; minWidth: number };

/** The box around its content, which stands in the middle below the header, with lines from the header to the first steps. */
function enclose(node: Omit<Box['node'], 'width' | 'height'>, { block, entries }: Branch, measures: Measures): Box {
  const width = Math.max(measures.minWidth, block.width + 2 * measures.padding);
  const top = measures.header + measures.gapBelowHeader;
  const corner = { x: Math.floor((width - block.width) / 2), y: top };
  // The lines are drawn in the coordinates of the content.
  const start = { x: Math.floor(width / 2) - corner.x, y: -measures.gapBelowHeader };
  const edges = entries.map((entry) => entryEdge(node.id, { entry, start, isOnly: entries.length === 1 }));
  const height = top + block.height + measures.padding;
  return {
    node: { ...node, width, height },
    content: { block: { ...block, edges: [...block.edges, ...edges] }, ...corner },
  };
}

type Entering = { entry: Branch['entries'][number]; start: Point; isOnly: boolean };

function entryEdge(source: string, { entry, start, isOnly }: Entering): LayoutEdge {
  const { x, y, target, place } = entry;
  const end = { x, y };
  const middle = (start.y + y) / 2;
  const turns =
    x === start.x
      ? []
      : [
          { x: start.x, y: middle },
          { x, y: middle },
        ];
  const spot = isOnly ? { x: (start.x + x) / 2, y: middle } : { x, y: Math.max(middle, y - SPOT.distance) };
  const points = [start, ...turns, end];
  return { id: `${source}→${target}`, source, target, statuses: [], place, isInner: true, points, spot };
}
