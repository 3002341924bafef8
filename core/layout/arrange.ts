/** Boxes and the lines between them → where everything stands, top-down in layers. Only sizes count, so that it can be kept. */

import { createArrangementCache } from './arrangement-cache.ts';
import { columnsOf, type Extent } from './columns.ts';
import { GAP_END, GAP_LANES, GAP_Y, LABEL, SPOT } from './dimensions.ts';
import type { Point } from './flow-layout.ts';
import { lanesOf } from './lanes.ts';
import { type Layers, type Link, layersOf, type Segment, type Way } from './layers.ts';

export type Size = { width: number; height: number; isEnd: boolean };

/** `from` and `to` are indexes of boxes. */
export type Line = {
  from: number;
  to: number;
  /** Of what the line says; 0 when it says nothing. */
  labelWidth: number;
  /** On its way it may join others that lead to the same box. */
  isShared: boolean;
};

export type Arrangement = {
  width: number;
  height: number;
  /** Left upper corners. */
  corners: readonly Point[];
  routes: readonly { points: readonly Point[]; spot: Point }[];
};

const known = createArrangementCache<Arrangement>();

/** An arrangement that was asked for before is the same object: an edit of one container leaves those of all others. */
export function arrange(sizes: readonly Size[], lines: readonly Line[]): Arrangement {
  const key = keyOf(sizes, lines);
  const before = known.get(key);
  if (before) return before;
  const arrangement = place(sizes, lines);
  known.set(key, arrangement, sizes.length + lines.length);
  return arrangement;
}

function keyOf(sizes: readonly Size[], lines: readonly Line[]): string {
  let key = '';
  for (const { width, height, isEnd } of sizes) key += `${width},${height}${isEnd ? 'e' : ''};`;
  for (const { from, to, labelWidth, isShared } of lines) key += `${from}>${to},${labelWidth}${isShared ? 's' : ''};`;
  return key;
}

function place(sizes: readonly Size[], lines: readonly Line[]): Arrangement {
  const counts = countEnds(sizes.length, lines);
  const layers = layersOf({ size: sizes.length, links: lines.map((line) => linkOf(line, counts)) });
  const extents = extentsOf(sizes, lines, { layers, counts });
  const centres = columnsOf(layers, extents, sizes.length);
  const rows = rowsOf(sizes, layers, centres);
  const corners = sizes.map(({ width }, box) => ({
    x: (centres[box] ?? 0) - Math.floor(width / 2),
    y: rows.topOf(box),
  }));
  const routing = { sizes, centres, rows, counts, turns: new Map() };
  const routes = lines.map((line, index) => routeOf(line, layers.ways[index], routing));
  const right = Math.max(0, ...extents.map(({ right: reach }, node) => (centres[node] ?? 0) + reach));
  return { width: right, height: rows.height, corners, routes };
}

type Counts = { outgoing: number[]; incoming: number[] };

function countEnds(size: number, lines: readonly Line[]): Counts {
  const outgoing = Array.from({ length: size }, () => 0);
  const incoming = Array.from({ length: size }, () => 0);
  for (const { from, to } of lines) {
    outgoing[from] = (outgoing[from] ?? 0) + 1;
    incoming[to] = (incoming[to] ?? 0) + 1;
  }
  return { outgoing, incoming };
}

/** Where a line runs alone: lines share the way out of a fork and the way into a join. */
function ownPart({ from, to }: Line, { outgoing, incoming }: Counts): 'source' | 'middle' | 'target' {
  const [isFork, isJoin] = [(outgoing[from] ?? 0) > 1, (incoming[to] ?? 0) > 1];
  if (isFork === isJoin) return 'middle';
  return isFork ? 'target' : 'source';
}

/** A line that says something and has no part of its own at its ends gets a layer between them to say it in. */
function linkOf(line: Line, counts: Counts): Link {
  const { from, to, labelWidth, isShared } = line;
  const needsLayer = labelWidth > 0 && isForkAndJoin(line, counts);
  return { from, to, length: needsLayer ? 2 : 1, isShared };
}

function isForkAndJoin({ from, to }: Line, { outgoing, incoming }: Counts): boolean {
  return (outgoing[from] ?? 0) > 1 && (incoming[to] ?? 0) > 1;
}

function firstPassed(way: Way | undefined): number | undefined {
  return way?.nodes[way.from];
}

/** What a line says stands to the right of it, and needs room there. */
function extentsOf(
  sizes: readonly Size[],
  lines: readonly Line[],
  { layers, counts }: { layers: Layers; counts: Counts },
): Extent[] {
  const extents: Extent[] = sizes.map(({ width }) => ({ left: Math.floor(width / 2), right: Math.ceil(width / 2) }));
  for (let node = sizes.length; node < layers.size; node += 1) extents.push({ left: 0, right: 0 });
  for (const [index, line] of lines.entries()) {
    if (line.labelWidth === 0) continue;
    const part = ownPart(line, counts);
    const node =
      part === 'source' ? line.from : part === 'target' ? line.to : (firstPassed(layers.ways[index]) ?? line.to);
    const extent = extents[node];
    if (extent) extent.right = Math.max(extent.right, SPOT.gapToLabel + line.labelWidth);
  }
  return extents;
}

type Rows = {
  height: number;
  topOf(node: number): number;
  segments: readonly Segment[];
  /** Of the line across, for each segment; undefined where it goes straight down. */
  acrossAt: readonly (number | undefined)[];
};

function rowsOf(sizes: readonly Size[], { layers, segments }: Layers, centres: readonly number[]): Rows {
  const rowOf: number[] = [];
  for (const [row, layer] of layers.entries()) for (const node of layer) rowOf[node] = row;
  const gaps: number[][] = layers.map(() => []);
  for (const [index, { upper }] of segments.entries()) gaps[rowOf[upper] ?? 0]?.push(index);
  const acrossAt: (number | undefined)[] = [];
  const tops: number[] = [];
  let y = 0;
  for (const [row, layer] of layers.entries()) {
    tops.push(y);
    y += layer.reduce((height, node) => Math.max(height, sizes[node]?.height ?? 0), LABEL.height);
    const next = layers[row + 1];
    if (!next) break;
    const own = gaps[row] ?? [];
    const { count, lanes } = lanesOf(
      own.flatMap((index) => segments[index] ?? []),
      (node) => centres[node] ?? 0,
    );
    const base = next.every((node) => sizes[node]?.isEnd ?? true) ? GAP_END : GAP_Y;
    for (const [order, index] of own.entries()) {
      const lane = lanes[order] ?? -1;
      if (lane >= 0) acrossAt[index] = y + base / 2 + lane * GAP_LANES;
    }
    y += base + Math.max(0, count - 1) * GAP_LANES;
  }
  return { height: y, topOf: (node) => tops[rowOf[node] ?? 0] ?? 0, segments, acrossAt };
}

type Turns = { index: number; turns: Point[] }[];

type Routing = {
  sizes: readonly Size[];
  centres: readonly number[];
  rows: Rows;
  counts: Counts;
  turns: Map<readonly number[], Turns>;
};

function routeOf(line: Line, way: Way | undefined, routing: Routing): Arrangement['routes'][number] {
  const { sizes, centres, rows: own } = routing;
  const { from, to } = line;
  const start = { x: centres[from] ?? 0, y: own.topOf(from) + (sizes[from]?.height ?? 0) };
  const end = { x: centres[to] ?? 0, y: own.topOf(to) };
  if (!way) return { points: upwards(start, end), spot: { x: start.x, y: start.y + SPOT.distance } };
  const points = [start, ...turn(way.entry, routing)];
  if (way.nodes.length > 0) {
    for (const { index, turns } of turnsOf(way, routing)) if (index >= way.from) points.push(...turns);
  }
  points.push(end);
  return { points, spot: spotOn(points, { line, way, routing }) };
}

/** The two corners where a line goes across; none where it goes straight down. */
function turn(index: number, { centres, rows: { acrossAt, segments } }: Routing): Point[] {
  const [y, segment] = [acrossAt[index], segments[index]];
  if (y === undefined || !segment) return [];
  return [
    { x: centres[segment.upper] ?? 0, y },
    { x: centres[segment.lower] ?? 0, y },
  ];
}

/** Where what is below a passed node does not stand right below it; worked out once for all links of a bundle. */
function turnsOf({ nodes, below }: Way, routing: Routing): Turns {
  const before = routing.turns.get(nodes);
  if (before) return before;
  const found = nodes.flatMap((_, index) => {
    const turns = turn(below + index, routing);
    return turns.length === 0 ? [] : [{ index, turns }];
  });
  routing.turns.set(nodes, found);
  return found;
}

/** A line that closes a circle; the definition is refused, but it is shown. */
function upwards(start: Point, end: Point): Point[] {
  const turn = GAP_Y / 4;
  return [start, { x: start.x, y: start.y + turn }, { x: end.x, y: start.y + turn }, end];
}

type Spotting = { line: Line; way: Way; routing: Routing };

function spotOn(points: readonly Point[], { line, way, routing }: Spotting): Point {
  const { counts, centres, rows: own } = routing;
  const [start = { x: 0, y: 0 }] = points;
  const end = points.at(-1) ?? start;
  const part = ownPart(line, counts);
  if (part === 'source') return { x: start.x, y: Math.min(start.y + SPOT.distance, (start.y + end.y) / 2) };
  if (part === 'target') return { x: end.x, y: Math.max(end.y - SPOT.distance, (start.y + end.y) / 2) };
  const passed = firstPassed(way);
  if (passed !== undefined) return { x: centres[passed] ?? 0, y: own.topOf(passed) + LABEL.height / 2 };
  if (points.length === 2) return { x: start.x, y: (start.y + end.y) / 2 };
  return { x: (start.x + end.x) / 2, y: points[1]?.y ?? start.y };
}
