/** Gives the nodes of each layer their place from left to right: near the middle of their neighbours, without overlap. */

import { GAP_X } from './dimensions.ts';
import { type Graph, neighboursOf } from './layers.ts';

const ROUNDS = 3;

/** The middle of each node, in pixels; the leftmost edge of all is at 0. */
export function columnsOf(graph: Graph, layers: readonly number[][], widths: readonly number[]): number[] {
  const { before, after } = neighboursOf(graph);
  const centres = Array.from({ length: graph.size }, () => 0);
  const settle = (layer: readonly number[], neighbours: readonly number[][]): void => {
    const wanted = layer.map((node) => mean(neighbours[node] ?? [], centres) ?? centres[node] ?? 0);
    for (const [index, centre] of spread(layer, wanted, widths).entries()) centres[layer[index] ?? 0] = centre;
  };
  for (const layer of layers) settle(layer, []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const layer of layers) settle(layer, before);
    for (const layer of layers.toReversed()) settle(layer, after);
  }
  const left = Math.min(...centres.map((centre, node) => centre - (widths[node] ?? 0) / 2));
  return centres.map((centre) => Math.round(centre - left));
}

function mean(nodes: readonly number[], centres: readonly number[]): number | undefined {
  if (nodes.length === 0) return undefined;
  return nodes.reduce((sum, node) => sum + (centres[node] ?? 0), 0) / nodes.length;
}

type Cluster = { sum: number; count: number };

/**
 * The places nearest to the wanted ones (least squares) that keep the order and the distance: nodes that push each other
 * form a cluster around their common mean (pool adjacent violators).
 */
function spread(layer: readonly number[], wanted: readonly number[], widths: readonly number[]): number[] {
  const offsets: number[] = [];
  for (const [index, node] of layer.entries()) {
    const previous = widths[layer[index - 1] ?? 0] ?? 0;
    offsets.push(index === 0 ? 0 : (offsets[index - 1] ?? 0) + (previous + (widths[node] ?? 0)) / 2 + GAP_X);
  }
  const clusters: Cluster[] = [];
  for (const [index, centre] of wanted.entries()) {
    let cluster: Cluster = { sum: centre - (offsets[index] ?? 0), count: 1 };
    for (
      let last = clusters.at(-1);
      last && last.sum / last.count > cluster.sum / cluster.count;
      last = clusters.at(-1)
    ) {
      clusters.pop();
      cluster = { sum: last.sum + cluster.sum, count: last.count + cluster.count };
    }
    clusters.push(cluster);
  }
  const bases = clusters.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return bases.map((base, index) => base + (offsets[index] ?? 0));
}
