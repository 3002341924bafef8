/**
 * Sorts the nodes of a graph into layers, each below all that it follows, and orders each layer. A link that passes layers
 * has a node of its own in each of them, so that nothing else stands in its way.
 */

/** Nodes are numbers from 0; a link goes from the earlier to the later node. */
export type Link = {
  from: number;
  to: number;
  /** How many layers lie between its ends at least, and one. */
  length: number;
  /** On its way it joins the others of its kind that lead to the same node. */
  isShared: boolean;
};

export type Graph = { size: number; links: readonly Link[] };

export type Layers = {
  /** From top to bottom, each a list of nodes from left to right; numbers from `Graph.size` on stand for passing links. */
  layers: number[][];
  size: number;
  /** What lies directly below each other. */
  segments: Segment[];
  /** For each link the nodes it passes; undefined for one that goes up: it closes a circle. */
  ways: (Way | undefined)[];
};

/** The way of a link through the nodes that it passes. */
export type Way = {
  /** From top to bottom; links that are bundled share them. */
  nodes: readonly number[];
  /** Where the link joins. */
  from: number;
  /** Index of the segment that leads from its source to there. */
  entry: number;
  /** Index of the segment below the first of the nodes; those below the others follow it. */
  below: number;
};

export type Segment = { upper: number; lower: number };

export type Neighbours = { before: number[][]; after: number[][] };

const NONE: readonly number[] = [];
const SWEEPS = 4;
/** More passing links than this are bundled, those to the same node together. */
const MOST_PASSING = 3000;

export function neighboursOf(size: number, segments: readonly Segment[]): Neighbours {
  const before: number[][] = Array.from({ length: size }, () => []);
  const after: number[][] = Array.from({ length: size }, () => []);
  for (const { upper, lower } of segments) {
    before[lower]?.push(upper);
    after[upper]?.push(lower);
  }
  return { before, after };
}

/** A circle is cut at its first node. */
export function layersOf(graph: Graph): Layers {
  const ranks = ranksOf(graph);
  const { size, segments, ways } = split(graph, ranks);
  const neighbours = neighboursOf(size, segments);
  const layers: number[][] = [];
  for (const node of inDepthOrder(size, neighbours)) {
    const rank = ranks[node] ?? 0;
    layers[rank] ??= [];
    layers[rank].push(node);
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    reorder(layers, sweep % 2 === 0 ? neighbours.before : neighbours.after, sweep);
  }
  return { layers, size, segments, ways };
}

/** The length of the longest way to each node. */
function ranksOf({ size, links }: Graph): number[] {
  const after: Link[][] = Array.from({ length: size }, () => []);
  const waiting = Array.from({ length: size }, () => 0);
  for (const link of links) {
    after[link.from]?.push(link);
    waiting[link.to] = (waiting[link.to] ?? 0) + 1;
  }
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
    for (const { to, length } of after[node] ?? []) {
      if (isDone[to]) continue;
      ranks[to] = Math.max(ranks[to] ?? 0, (ranks[node] ?? 0) + length);
      waiting[to] = (waiting[to] ?? 0) - 1;
      if (waiting[to] === 0) ready.push(to);
    }
  }
  return ranks;
}

type Split = Pick<Layers, 'size' | 'segments' | 'ways'>;

/** Adds a node for each layer that a link passes; `ranks` grows with them. */
function split({ size, links }: Graph, ranks: number[]): Split {
  const rankOf = (node: number) => ranks[node] ?? 0;
  const spanOf = ({ from, to }: Link) => rankOf(to) - rankOf(from);
  const passing = links.reduce((sum, link) => sum + (link.isShared ? 0 : Math.max(0, spanOf(link) - 1)), 0);
  const bundled = links.filter((link) => (link.isShared || passing > MOST_PASSING) && spanOf(link) > 1);
  const segments: Segment[] = [];
  let count = size;
  const passed = (first: number, to: number): Pick<Way, 'nodes' | 'below'> => {
    const below = segments.length;
    const nodes = Array.from({ length: rankOf(to) - first }, (_, index) => count + index);
    for (const [index, node] of nodes.entries()) {
      ranks[node] = first + index;
      segments.push({ upper: node, lower: nodes[index + 1] ?? to });
    }
    count += nodes.length;
    return { nodes, below };
  };
  const bundles = new Map<number, Pick<Way, 'nodes' | 'below'>>();
  for (const { from, to } of bundled.toSorted((a, b) => rankOf(a.from) - rankOf(b.from))) {
    if (!bundles.has(to)) bundles.set(to, passed(rankOf(from) + 1, to));
  }
  const isBundled = new Set(bundled);
  const ways = links.map((link): Way | undefined => {
    const { from, to } = link;
    const span = spanOf(link);
    if (span <= 0) return undefined;
    if (span === 1) return { nodes: NONE, below: 0, from: 0, entry: segments.push({ upper: from, lower: to }) - 1 };
    const { nodes, below } = (isBundled.has(link) ? bundles.get(to) : undefined) ?? passed(rankOf(from) + 1, to);
    const start = nodes.length - (span - 1);
    const entry = segments.push({ upper: from, lower: nodes[start] ?? to }) - 1;
    return { nodes, below, from: start, entry };
  });
  return { size: count, segments, ways };
}

/** Each node once, a branch after the other, so that branches start side by side in the order of the text. */
function inDepthOrder(size: number, { before, after }: Neighbours): number[] {
  const seen = new Set<number>();
  const hasBefore = (node: number) => ((before[node]?.length ?? 0) > 0 ? 1 : 0);
  const starts = Array.from({ length: size }, (_, node) => node).sort((a, b) => hasBefore(a) - hasBefore(b));
  const stack = starts.reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const follower of (after[node] ?? []).toReversed()) if (!seen.has(follower)) stack.push(follower);
  }
  return [...seen];
}

/** Moves each node towards the middle of its neighbours; nodes without any keep their place. */
function reorder(layers: number[][], neighbours: number[][], sweep: number): void {
  const position: number[] = [];
  const settle = (layer: readonly number[]): void => {
    for (const [index, node] of layer.entries()) position[node] = (index + 0.5) / layer.length;
  };
  for (const layer of layers) settle(layer);
  const ordered = sweep % 2 === 0 ? layers : layers.toReversed();
  const wanted: number[] = [];
  for (const layer of ordered) {
    if (layer.length === 1) continue;
    for (const node of layer) wanted[node] = meanOf(neighbours[node] ?? [], position) ?? position[node] ?? 0;
    layer.sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
    settle(layer);
  }
}

function meanOf(nodes: readonly number[], position: readonly number[]): number | undefined {
  if (nodes.length === 0) return undefined;
  return nodes.reduce((sum, node) => sum + (position[node] ?? 0), 0) / nodes.length;
}
