/** Gives the nodes of each layer their place from left to right: near the middle of their neighbours, without overlap. */

import { GAP_PASSING, GAP_X } from './dimensions.ts';
import { type Layers, type Neighbours, neighboursOf } from './layers.ts';

/** How far a node reaches from its middle; a passing link has no width. */
export type Extent = { left: number; right: number };

const ROUNDS = 3;
/** Passing links pull harder than steps: a line that goes down straight is easier to follow. */
const PASSING_WEIGHT = 3;

type Spreading = { extents: readonly Extent[]; boxes: number };

/** The middle of each node, in pixels; the leftmost edge of all is at 0. Nodes from `boxes` on are passing links. */
export function columnsOf(layers: Layers, extents: readonly Extent[], boxes: number): number[] {
  const neighbours = neighboursOf(layers.size, layers.segments);
  const spreading = { extents, boxes };
  const offsets = layers.layers.map((layer) => offsetsOf(layer, spreading));
  const centres = Array.from({ length: layers.size }, () => 0);
  const settle = (row: number, near: Neighbours['before']): void => {
    const layer = layers.layers[row] ?? [];
    const wanted = layer.map((node) => mean(near[node] ?? [], centres) ?? centres[node] ?? 0);
    const weights = layer.map((node) => (node < boxes ? 1 : PASSING_WEIGHT));
    const placed = spread(wanted, { offsets: offsets[row] ?? [], weights });
    for (const [index, node] of layer.entries()) centres[node] = placed[index] ?? 0;
  };
  const rows = [...layers.layers.keys()];
  for (const row of rows) settle(row, []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const row of rows) settle(row, neighbours.before);
    for (const row of rows.toReversed()) settle(row, neighbours.after);
  }
  straighten(layers, centres, spreading);
  const left = Math.min(...centres.map((centre, node) => centre - (extents[node]?.left ?? 0)));
  return centres.map((centre) => Math.round(centre - left));
}

function mean(nodes: readonly number[], centres: readonly number[]): number | undefined {
  if (nodes.length === 0) return undefined;
  return nodes.reduce((sum, node) => sum + (centres[node] ?? 0), 0) / nodes.length;
}

/** The least distance between the middles of two neighbours. */
function distance(one: number, next: number, { extents, boxes }: Spreading): number {
  const gap = one >= boxes || next >= boxes ? GAP_PASSING : GAP_X;
  return (extents[one]?.right ?? 0) + gap + (extents[next]?.left ?? 0);
}

function offsetsOf(layer: readonly number[], spreading: Spreading): number[] {
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, node] of layer.entries()) {
    const previous = layer[index - 1];
    if (previous !== undefined) offset += distance(previous, node, spreading);
    offsets.push(offset);
  }
  return offsets;
}

type Cluster = { sum: number; weight: number; count: number };

/**
 * The places nearest to the wanted ones (least squares) that keep the order and the distance: nodes that push each other
 * form a cluster around their common mean (pool adjacent violators).
 */
function spread(
  wanted: readonly number[],
  { offsets, weights }: { offsets: readonly number[]; weights: readonly number[] },
): number[] {
  const clusters: Cluster[] = [];
  for (const [index, centre] of wanted.entries()) {
    const weight = weights[index] ?? 1;
    let cluster: Cluster = { sum: (centre - (offsets[index] ?? 0)) * weight, weight, count: 1 };
    for (
      let last = clusters.at(-1);
      last && last.sum / last.weight > cluster.sum / cluster.weight;
      last = clusters.at(-1)
    ) {
      clusters.pop();
      cluster = {
        sum: last.sum + cluster.sum,
        weight: last.weight + cluster.weight,
        count: last.count + cluster.count,
      };
    }
    clusters.push(cluster);
  }
  const bases = clusters.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
  return bases.map((base, index) => base + (offsets[index] ?? 0));
}

/** Puts all that one link passes above each other, where there is room. */
function straighten({ layers, ways }: Layers, centres: number[], spreading: Spreading): void {
  const place = new Map<number, { layer: readonly number[]; index: number }>();
  for (const layer of layers) for (const [index, node] of layer.entries()) place.set(node, { layer, index });
  const fits = (node: number, centre: number): boolean => {
    const { layer, index } = place.get(node) ?? { layer: [], index: 0 };
    const [before, after] = [layer[index - 1], layer[index + 1]];
    const isRight = before === undefined || (centres[before] ?? 0) + distance(before, node, spreading) <= centre;
    const isLeft = after === undefined || centre + distance(node, after, spreading) <= (centres[after] ?? 0);
    return isRight && isLeft;
  };
  for (const nodes of new Set(ways.map((way) => way?.nodes ?? []))) {
    if (nodes.length === 0) continue;
    const wanted = [centres[nodes.at(-1) ?? 0] ?? 0, centres[nodes[0] ?? 0] ?? 0, mean(nodes, centres) ?? 0];
    const centre = wanted.find((candidate) => nodes.every((node) => fits(node, candidate)));
    if (centre !== undefined) for (const node of nodes) centres[node] = centre;
  }
}
