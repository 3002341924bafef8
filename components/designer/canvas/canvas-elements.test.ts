import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';
import { canvasEdges, canvasNodes } from './canvas-elements.ts';

const step = (...predecessors: string[]) => ({
  type: 'Compose',
  runAfter: Object.fromEntries(predecessors.map((name) => [name, ['Succeeded']])),
});

const DEFINITION: WorkflowDefinition = {
  triggers: { manual: { type: 'Request' } },
  actions: {
    Left: step(),
    Right: step(),
    Join: step('Left', 'Right'),
    Scope: { type: 'Scope', actions: { Inner: step() }, runAfter: { Join: ['Succeeded'] } },
  },
};
const layout = layoutDefinition(DEFINITION);
const edges = canvasEdges(layout);
const nodes = new Map(canvasNodes(layout).map((node) => [node.id, node]));
const hasPlus = (target: string) => edges.find((edge) => edge.target.endsWith(target))?.data?.hasPlus;

describe('canvasEdges', () => {
  it('has a "+" on its way to a step, not to an end that has its own', () => {
    expect([hasPlus('/Left'), hasPlus('/Scope'), hasPlus('#end')]).toEqual([true, true, false]);
  });

  it('draws lines above the frame they are in and below every card', () => {
    for (const edge of edges) {
      const target = nodes.get(edge.target);
      const parent = nodes.get(target?.data.layout.parent ?? '');
      expect(edge.zIndex).toBeLessThan(target?.zIndex ?? 0);
      expect(edge.zIndex).toBeGreaterThan(parent?.zIndex ?? -1);
    }
  });
});

describe('canvasNodes', () => {
  it('adds at an end behind the step that leads there', () => {
    const end = [...nodes.values()].find(({ id }) => id.endsWith('/Scope#end'));
    expect(end?.data.place).toEqual({ container: '/actions', after: ['Scope'], before: [] });
  });
});
