/** A line through points as an SVG path, with round corners. */

import type { Point } from '#core/layout/flow-layout.ts';

const RADIUS = 10;

/** The points lie straight down or straight across from one to the next. */
export function edgePath(points: readonly Point[]): string {
  const [start, ...others] = points;
  if (!start) return '';
  const parts = [`M ${start.x} ${start.y}`];
  for (const [index, point] of others.entries()) {
    const previous = points[index] ?? start;
    const next = others[index + 1];
    if (!next) {
      parts.push(`L ${point.x} ${point.y}`);
      continue;
    }
    const radius = Math.min(RADIUS, distance(previous, point) / 2, distance(point, next) / 2);
    const before = towards(point, previous, radius);
    const behind = towards(point, next, radius);
    parts.push(`L ${before.x} ${before.y}`, `Q ${point.x} ${point.y} ${behind.x} ${behind.y}`);
  }
  return parts.join(' ');
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

function towards(from: Point, to: Point, length: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * length, y: from.y + Math.sign(to.y - from.y) * length };
}
