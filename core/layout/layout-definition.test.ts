import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { LABEL, SPOT } from './dimensions.ts';
import type { FlowLayout, LayoutEdge, LayoutNode } from './flow-layout.ts';
import { layoutDefinition } from './layout-definition.ts';

function overlaps(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** What is wrong with the picture, in words; empty when it is sound. */
function faults({ nodes, edges, width, height }: FlowLayout): string[] {
  const found: string[] = [];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  if (byId.size !== nodes.length) found.push('an id is given twice');
  if (new Set(edges.map(({ id }) => id)).size !== edges.length) found.push('an edge id is given twice');
  for (const parent of new Set(nodes.map((node) => node.parent))) {
    const siblings = nodes.filter((node) => node.parent === parent);
    for (const [index, node] of siblings.entries()) {
      const other = siblings.slice(index + 1).find((candidate) => overlaps(node, candidate));
      if (other) found.push(`${node.id} overlaps ${other.id}`);
    }
  }
  for (const node of nodes) {
    const parent = node.parent === undefined ? { x: 0, y: 0, width, height, header: 0 } : byId.get(node.parent);
    const isInside =
      parent !== undefined &&
      node.x >= parent.x &&
      node.y >= parent.y + (parent.header ?? 0) &&
      node.x + node.width <= parent.x + parent.width &&
      node.y + node.height <= parent.y + parent.height;
    if (!isInside) found.push(`${node.id} is not inside ${node.parent ?? 'the picture'}`);
  }
  for (const { source, target } of edges) {
    if (!byId.has(source) || !byId.has(target)) found.push(`${source} → ${target} leads nowhere`);
  }
  return [...found, ...lineFaults({ nodes, edges }), ...labelFaults({ nodes, edges, width })];
}

type Rectangle = Pick<LayoutNode, 'x' | 'y' | 'width' | 'height'>;

const isUpwards = ({ points: [start, ...rest] }: LayoutEdge) => (rest.at(-1)?.y ?? 0) <= (start?.y ?? 0);

/** The straight pieces of a line, as rectangles without thickness. */
function pieces({ points }: LayoutEdge): Rectangle[] {
  return points.slice(1).flatMap((end, index) => {
    const start = points[index];
    if (!start) return [];
    const [x, y] = [Math.min(start.x, end.x), Math.min(start.y, end.y)];
    return [{ x, y, width: Math.abs(start.x - end.x), height: Math.abs(start.y - end.y) }];
  });
}

/** Lines go straight down or across, through no step, and never lie on each other unless they share an end. */
function lineFaults({ nodes, edges }: Pick<FlowLayout, 'nodes' | 'edges'>): string[] {
  const found: string[] = [];
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const across: { edge: LayoutEdge; piece: Rectangle }[] = [];
  for (const edge of edges.filter((candidate) => !isUpwards(candidate))) {
    const siblings = nodes.filter(({ id, parent }) => parent === parents.get(edge.target) && id !== edge.source);
    for (const piece of pieces(edge)) {
      if (piece.width > 0 && piece.height > 0) found.push(`${edge.id} runs aslant`);
      const met = siblings.find((node) => overlaps(node, piece));
      if (met) found.push(`${edge.id} runs through ${met.id}`);
      if (piece.width > 0) across.push({ edge, piece });
    }
  }
  for (const [index, { edge, piece }] of across.entries()) {
    const other = across
      .slice(index + 1)
      .find(({ piece: next }) => next.y === piece.y && overlaps({ ...next, height: 1 }, { ...piece, height: 1 }));
    if (other && other.edge.source !== edge.source && other.edge.target !== edge.target)
      found.push(`${edge.id} lies on ${other.edge.id}`);
  }
  return found;
}

/** What a line says is beside it, over no step, in its frame and over nothing that another line says. */
function labelFaults({ nodes, edges, width }: Pick<FlowLayout, 'nodes' | 'edges' | 'width'>): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const labels = edges
    .filter(({ statuses }) => statuses.some((status) => status !== 'Succeeded'))
    .map((edge) => {
      const longest = edge.statuses.join(' ').length * LABEL.character + LABEL.padding;
      const { x, y } = edge.spot;
      return { edge, x: x + SPOT.gapToLabel, y: y - LABEL.height / 2, width: longest, height: LABEL.height };
    });
  return labels.flatMap(({ edge, ...label }, index) => {
    if (isUpwards(edge)) return [];
    const frame = byId.get(byId.get(edge.target)?.parent ?? '') ?? { x: 0, width };
    const met = nodes.find((node) => node.parent === byId.get(edge.target)?.parent && overlaps(node, label));
    const other = labels.slice(index + 1).find((next) => overlaps(next, label));
    return [
      ...(met ? [`what ${edge.id} says is over ${met.id}`] : []),
      ...(label.x + label.width > frame.x + frame.width ? [`what ${edge.id} says leaves its frame`] : []),
      ...(other ? [`what ${edge.id} says is over that of ${other.edge.id}`] : []),
    ];
  });
}

const compose = (after: string[] = []): ActionDefinition => ({
  type: 'Compose',
  inputs: '',
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});
const trigger = { manual: { type: 'Request' } };

describe('layoutDefinition', () => {
  it('stacks a chain under its trigger, with a plus on every line and at the end', () => {
    const { nodes, edges } = layoutDefinition({ triggers: trigger, actions: { A: compose(), B: compose(['A']) } });
    expect(nodes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'trigger manual',
      'action A',
      'action B',
      'end ',
    ]);
    expect(new Set(nodes.map(({ x, width }) => x + width / 2)).size).toBe(1);
    expect(edges.map(({ place }) => place)).toEqual([
      { container: '/actions', after: [], before: ['A'] },
      { container: '/actions', after: ['A'], before: ['B'] },
      { container: '/actions', after: ['B'], before: [] },
    ]);
  });

  it('puts parallel branches side by side and their join below', () => {
    const actions = { A: compose(), B: compose(['A']), C: compose(['A']), D: compose(['B', 'c']) };
    const { nodes } = layoutDefinition({ triggers: trigger, actions });
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((name) => nodes.find((node) => node.name === name));
    expect(b?.y).toBe(c?.y);
    expect(b && c && b.x + b.width < c.x).toBe(true);
    expect(d && b && d.y > b.y + b.height).toBe(true);
    expect(a?.x).toBe(d?.x);
  });

  it('gives each open branch an end of its own and one that joins them', () => {
    const { edges } = layoutDefinition({ triggers: trigger, actions: { A: compose(), B: compose() } });
    const joined = edges.filter(({ target }) => target === '/actions#end');
    expect(joined.map(({ place }) => place.after)).toEqual([['A'], ['B']]);
    expect(edges.filter(({ target }) => target === '/actions/A#end')).toHaveLength(1);
  });

  it('shows both sides of a condition and all cases of a switch, empty ones with a placeholder', () => {
    const actions: ActionDefinitions = {
      If: { type: 'if', expression: '@true', actions: { Yes: compose() } },
      Switch: {
        type: 'Switch',
        expression: 1,
        cases: { 'a/b': { case: 1, actions: {} } },
        runAfter: { If: ['FAILED'] },
      },
    };
    const { nodes, edges } = layoutDefinition({ actions }, { root: ['definition'] });
    expect(nodes.filter(({ kind }) => kind === 'side').map(({ title }) => title)).toEqual([
      'True',
      'False',
      'a/b',
      'Default',
    ]);
    expect(nodes.filter(({ kind }) => kind === 'placeholder').map(({ pointer }) => pointer)).toEqual([
      '/definition/actions/If/else/actions',
      '/definition/actions/Switch/cases/a~1b/actions',
      '/definition/actions/Switch/default/actions',
    ]);
    expect(edges.find(({ target }) => target === '/definition/actions/Switch')?.statuses).toEqual(['Failed']);
    expect(edges.find(({ target }) => target === '/definition/actions/If/actions/Yes')).toMatchObject({
      source: '/definition/actions/If/actions',
      isInner: true,
    });
  });

  it('shows a closed container as a card', () => {
    const actions = { Scope: { type: 'Scope', actions: { A: compose() } } };
    const { nodes } = layoutDefinition({ actions }, { collapsed: new Set(['Scope']) });
    expect(nodes.map(({ name, collapsed }) => [name, collapsed])).toEqual([
      ['Scope', true],
      ['', undefined],
    ]);
  });

  it('offers a first step under the trigger of an empty flow', () => {
    expect(layoutDefinition({ triggers: trigger }).edges[0]).toMatchObject({ target: '/actions#empty' });
    expect(layoutDefinition({}).nodes).toMatchObject([{ kind: 'placeholder' }]);
  });

  it('draws circles and names that do not exist without falling over', () => {
    const actions = { A: compose(['B', 'Nobody']), B: compose(['A']), C: compose(['C']), D: compose() };
    expect(faults(layoutDefinition({ triggers: trigger, actions }))).toEqual([]);
  });

  it('never lets nodes overlap or leave their frame, and draws every action once', () => {
    fc.assert(
      fc.property(definitions, (definition) => {
        const layout = layoutDefinition(definition);
        expect(faults(layout)).toEqual([]);
        const drawn = layout.nodes.filter(({ kind }) => kind === 'action' || kind === 'frame');
        expect(drawn).toHaveLength(walkActions(definition).length);
        expect(layoutDefinition(definition)).toEqual(layout);
      }),
      { numRuns: 150 },
    );
  });

  it('lays out a thousand steps quickly', () => {
    const actions: ActionDefinitions = {};
    for (let index = 0; index < 1000; index += 1) {
      const row = Math.floor(index / 5);
      const after = row === 0 ? [] : [0, 1, 2, 3, 4].map((column) => `S${(row - 1) * 5 + column}`);
      actions[`S${index}`] = compose(after);
    }
    layoutDefinition({ triggers: trigger, actions });
    const start = performance.now();
    const layout = layoutDefinition({ triggers: trigger, actions });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(layout.nodes.length).toBeGreaterThan(1000);
  });
});

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');

describe.skipIf(!existsSync(CORPUS))('real definitions', () => {
  const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
  it.each(files)('%s', (file) => {
    const { definition, root, problems } = parseDefinition(readFileSync(resolve(CORPUS, file), 'utf8'));
    expect(problems.filter(({ code }) => code === 'InvalidJson')).toEqual([]);
    expect(definition && faults(layoutDefinition(definition, { root }))).toEqual([]);
  });
});

/** Names are unique over the whole definition, as they must be. */
const definitions: fc.Arbitrary<WorkflowDefinition> = fc.infiniteStream(fc.nat(99)).map((stream) => {
  const next = (below: number): number => (stream.next().value ?? 0) % below;
  let count = 0;
  const branch = (depth: number): ActionDefinitions => {
    const actions: ActionDefinitions = {};
    for (let left = next(6); left > 0; left -= 1) {
      const earlier = Object.keys(actions).filter(() => next(3) === 0);
      count += 1;
      actions[`N${count}`] = {
        ...step(depth),
        runAfter: Object.fromEntries(earlier.map((name) => [name, ['Failed']])),
      };
    }
    return actions;
  };
  const step = (depth: number): ActionDefinition => {
    const kind = depth === 0 ? 9 : next(10);
    if (kind < 2) return { type: 'Scope', actions: branch(depth - 1) };
    if (kind === 2) return { type: 'If', actions: branch(depth - 1), else: { actions: branch(depth - 1) } };
    if (kind !== 3) return { type: 'Compose', inputs: '' };
    return {
      type: 'Switch',
      cases: { a: { case: 1, actions: branch(depth - 1) } },
      default: { actions: branch(depth - 1) },
    };
  };
  return { triggers: trigger, actions: branch(3) };
});
