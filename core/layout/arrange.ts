/** Boxes and the links between them → one block, top-down in layers. */

import type { Block, Box } from './block.ts';
import { shifted } from './block.ts';
import { columnsOf } from './columns.ts';
import { GAP_END, GAP_Y } from './dimensions.ts';
import { type Link, layersOf } from './layers.ts';

export function arrange(boxes: readonly Box[], links: readonly Link[]): Block {
  if (boxes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  const graph = { size: boxes.length, links };
  const layers = layersOf(graph);
  const widths = boxes.map(({ node }) => node.width);
  const centres = columnsOf(graph, layers, widths);
  const block: Block = { width: 0, height: 0, nodes: [], edges: boxes.flatMap(({ edges }) => edges) };
  let y = 0;
  for (const [index, layer] of layers.entries()) {
    const members = layer.flatMap((node) => boxes[node] ?? []);
    if (index > 0) y += members.every(({ node }) => node.kind === 'end') ? GAP_END : GAP_Y;
    for (const [place, { node, inner }] of members.entries()) {
      const x = (centres[layer[place] ?? 0] ?? 0) - Math.floor(node.width / 2);
      block.nodes.push({ ...node, x, y }, ...shifted(inner, x, y));
      block.width = Math.max(block.width, x + node.width);
    }
    y += Math.max(...members.map(({ node }) => node.height));
  }
  block.height = y;
  return block;
}
