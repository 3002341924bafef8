/** The actions of one container with their order, worked out once per definition (WDL reference 9.2). */

import type { ActionDefinition, ActionDefinitions } from '#core/definition/types.ts';

export type Predecessor = { key: string; name: string; statuses: ReadonlySet<string> };

export type ActionNode = {
  /** The name as references compare it: in lower case. */
  key: string;
  name: string;
  action: ActionDefinition;
  predecessors: readonly Predecessor[];
  /** Keys of the predecessors. */
  after: readonly string[];
  successors: ActionNode[];
  isLeaf: boolean;
  /** A name in `runAfter` that is not in the container. */
  missing?: string;
};

export type ActionGraph = { nodes: readonly ActionNode[] };

const graphs = new WeakMap<ActionDefinitions, ActionGraph>();
const EMPTY: ActionGraph = { nodes: [] };

export function graphOf(actions: ActionDefinitions | undefined): ActionGraph {
  if (actions === undefined) return EMPTY;
  const known = graphs.get(actions);
  if (known !== undefined) return known;
  const graph = { nodes: linkNodes(Object.entries(actions).map(([name, action]) => nodeOf(name, action))) };
  graphs.set(actions, graph);
  return graph;
}

function nodeOf(name: string, action: ActionDefinition): ActionNode {
  const predecessors = Object.entries(action.runAfter ?? {}).map(([before, statuses]) => ({
    key: before.toLowerCase(),
    name: before,
    statuses: new Set(statuses.map((status) => status.toLowerCase())),
  }));
  const after = predecessors.map((predecessor) => predecessor.key);
  return { key: name.toLowerCase(), name, action, predecessors, after, successors: [], isLeaf: true };
}

function linkNodes(nodes: ActionNode[]): ActionNode[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  for (const node of nodes) {
    for (const predecessor of node.predecessors) {
      const before = byKey.get(predecessor.key);
      if (before === undefined) {
        node.missing = predecessor.name;
      } else {
        before.successors.push(node);
        before.isLeaf = false;
      }
    }
  }
  return nodes;
}
