/** Sorts the nodes of a graph into layers, each below all that it follows, and orders each layer. */

/** Nodes are numbers from 0; a link goes from the earlier to the later node. */
export type Link = { from: number; to: number };

export type Graph = { size: number; links: readonly Link[] };

type Neighbours = { before: number[][]; after: number[][] };

const SWEEPS = 4;

export function neighboursOf({ size, links }: Graph): Neighbours {
  const before: number[][] = Array.from({ length: size }, () => []);
  const after: number[][] = Array.from({ length: size }, () => []);
  for (const { from, to } of links) {
    before[to]?.push(from);
    after[from]?.push(to);
  }
  return { before, after };
}

/** The layers from top to bottom, each a list of nodes from left to right. A circle is cut at its first node. */
export function layersOf(graph: Graph): number[][] {
  const neighbours = neighboursOf(graph);
  const layers: number[][] = [];
  for (const [node, rank] of inDepthOrder(ranksOf(graph.size, neighbours), neighbours)) {
    layers[rank] ??= [];
    layers[rank].push(node);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1)
    reorder(layers, sweep % 2 === 0 ? neighbours.before : neighbours.after, sweep);
  return layers;
}

/** The length of the longest way to each node. */
function ranksOf(size: number, { before, after }: Neighbours): number[] {
  const waiting = before.map((list) => list.length);
  const ranks = Array.from({ length: size }, () => 0);
  const isDone = Array.from({ length: size }, () => false);
  const ready = waiting.flatMap((count, node) => (count === 0 ? [node] : []));
  let next = 0;
  for (let done = 0; done < size; done += 1) {
    let node = ready[done];
    if (node === undefined) {
      while (isDone[next]) next += 1;
      node = next;
      ready.push(node);
    }
    isDone[node] = true;
    for (const follower of after[node] ?? []) {
      if (isDone[follower]) continue;
      ranks[follower] = Math.max(ranks[follower] ?? 0, (ranks[node] ?? 0) + 1);
      waiting[follower] = (waiting[follower] ?? 0) - 1;
      if (waiting[follower] === 0) ready.push(follower);
    }
  }
  return ranks;
}

/** Each node once, a branch after the other, so that branches start side by side in the order of the text. */
function inDepthOrder(ranks: number[], { before, after }: Neighbours): [number, number][] {
  const seen = new Set<number>();
  const starts = ranks
    .map((_, node) => node)
    .sort((a, b) => ((before[a]?.length ?? 0) ? 1 : 0) - ((before[b]?.length ?? 0) ? 1 : 0));
  const stack = starts.reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const follower of (after[node] ?? []).toReversed()) if (!seen.has(follower)) stack.push(follower);
  }
  return [...seen].map((node) => [node, ranks[node] ?? 0]);
}

/** Moves each node towards the middle of its neighbours; nodes without any keep their place. */
function reorder(layers: number[][], neighbours: number[][], sweep: number): void {
  const position = new Map<number, number>();
  for (const layer of layers)
    for (const [index, node] of layer.entries()) position.set(node, (index + 0.5) / layer.length);
  const ordered = sweep % 2 === 0 ? layers : layers.toReversed();
  for (const layer of ordered) {
    const wanted = new Map(
      layer.map((node) => [node, meanOf(neighbours[node] ?? [], position) ?? position.get(node) ?? 0]),
    );
    layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    for (const [index, node] of layer.entries()) position.set(node, (index + 0.5) / layer.length);
  }
}

function meanOf(nodes: readonly number[], position: ReadonlyMap<number, number>): number | undefined {
  if (nodes.length === 0) return undefined;
  return nodes.reduce((sum, node) => sum + (position.get(node) ?? 0), 0) / nodes.length;
}
