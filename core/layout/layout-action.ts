/** One step: a card, or a frame with what it holds (WDL reference 5). */

import { toPointer } from '#core/definition/json-pointer.ts';
import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';
import { type Block, type Box, emptyBox, shifted } from './block.ts';
import { CARD, FRAME, GAP_SIDES, SIDE } from './dimensions.ts';
import type { LayoutNode } from './flow-layout.ts';
import { type LayoutStep, layoutBranch } from './layout-branch.ts';

type ActionLayoutOptions = Parameters<LayoutStep>[0];

type Side = { title: string; path: string[]; actionsPath: string[]; actions: ActionDefinitions };

export function layoutAction(options: ActionLayoutOptions): Box {
  const { name, action, path, parent, collapsed } = options;
  const pointer = toPointer(path);
  const node = { id: pointer, name, type: action.type, pointer, ...(parent !== undefined && { parent }) };
  const sides = sidesOf(action);
  const isContainer = sides.length > 0 || hasBody(action);
  if (!isContainer) return emptyBox({ ...node, kind: 'action', ...CARD });
  if (collapsed.has(name)) return emptyBox({ ...node, kind: 'frame', ...CARD, header: CARD.height, collapsed: true });
  const frame: Box = emptyBox({ ...node, kind: 'frame', ...CARD, header: FRAME.header });
  const content = sides.length > 0 ? layoutSides(sides, options) : layoutBody(frame, options);
  return enclose({
    box: frame,
    content,
    measures: { ...FRAME, gapBelowHeader: sides.length > 0 ? 12 : FRAME.gapBelowHeader },
  });
}

function hasBody(action: ActionDefinition): boolean {
  return action.actions !== undefined || ['scope', 'foreach', 'until'].includes(action.type.toLowerCase());
}

/** The sides of a condition or switch, told by what is written down as well as by the type. */
function sidesOf(action: ActionDefinition): Side[] {
  const type = action.type.toLowerCase();
  if (type === 'switch' || action.cases !== undefined || action.default !== undefined) {
    const cases = Object.entries(action.cases ?? {}).map(([title, side]) =>
      sideAt(title, ['cases', title], side.actions),
    );
    return [...cases, sideAt('Default', ['default'], action.default?.actions)];
  }
  if (type !== 'if' && action.else === undefined) return [];
  const whenTrue = { title: 'True', path: ['actions'], actionsPath: ['actions'], actions: action.actions ?? {} };
  return [whenTrue, sideAt('False', ['else'], action.else?.actions)];
}

function sideAt(title: string, path: string[], actions: ActionDefinitions | undefined): Side {
  return { title, path, actionsPath: [...path, 'actions'], actions: actions ?? {} };
}

function layoutBody(frame: Box, { name, action, path, collapsed }: ActionLayoutOptions): Block {
  return layoutBranch({
    actions: action.actions ?? {},
    path: [...path, 'actions'],
    container: name,
    parent: frame.node.id,
    sources: [frame],
    isInner: true,
    collapsed,
    layoutStep: layoutAction,
  });
}

function layoutSides(sides: readonly Side[], { name, action, path, collapsed }: ActionLayoutOptions): Block {
  const boxes = sides.map((side) => {
    const pointer = toPointer([...path, ...side.path]);
    const node = { id: pointer, kind: 'side' as const, name, type: action.type, pointer, parent: toPointer(path) };
    const box = emptyBox({ ...node, title: side.title, width: 0, height: 0, header: SIDE.header });
    const content = layoutBranch({
      actions: side.actions,
      path: [...path, ...side.actionsPath],
      container: name,
      parent: pointer,
      sources: [box],
      isInner: true,
      collapsed,
      layoutStep: layoutAction,
    });
    return enclose({ box, content, measures: SIDE });
  });
  return sideBySide(boxes);
}

/** All sides are as high as the highest. */
function sideBySide(boxes: readonly Box[]): Block {
  const height = Math.max(...boxes.map(({ node }) => node.height));
  const nodes: LayoutNode[] = [];
  let x = 0;
  for (const { node, inner } of boxes) {
    nodes.push({ ...node, x, y: 0, height }, ...shifted(inner, x, 0));
    x += node.width + GAP_SIDES;
  }
  return { width: x - GAP_SIDES, height, nodes, edges: boxes.flatMap(({ edges }) => edges) };
}

type Enclosing = {
  box: Box;
  content: Block;
  measures: { header: number; padding: number; gapBelowHeader: number; minWidth: number };
};

/** The box around its content, which stands in the middle below the header. */
function enclose({ box, content, measures }: Enclosing): Box {
  const width = Math.max(measures.minWidth, content.width + 2 * measures.padding);
  const top = measures.header + measures.gapBelowHeader;
  const inner = shifted(content.nodes, Math.floor((width - content.width) / 2), top);
  return { node: { ...box.node, width, height: top + content.height + measures.padding }, inner, edges: content.edges };
}
