/** Where steps that are dragged can go: every "+" of the canvas but those inside and beside them. */

import type { Place } from '#core/definition/place.ts';
import type { FlowLayout, Point } from '#core/layout/flow-layout.ts';
import { endPlace, isStep } from './canvas-elements.ts';

export type DropZone = Point & { place: Place };

/** Pixels of the canvas from which on nothing is meant. */
const REACH = 140;

export function dropZones(layout: FlowLayout, names: readonly string[]): DropZone[] {
  const moving = new Set(names);
  const inside = layout.nodes.filter(({ kind, name }) => isStep(kind) && moving.has(name)).map(({ id }) => `${id}/`);
  const steps = new Set(layout.nodes.filter(({ kind }) => isStep(kind)).map(({ id }) => id));
  const onEdges = layout.edges.flatMap(({ target, spot, place }) => (steps.has(target) ? [{ ...spot, place }] : []));
  const atEnds = layout.nodes.flatMap((node): DropZone[] => {
    const place = endPlace(node, layout.edges);
    return place ? [{ x: node.x + node.width / 2, y: node.y + node.height / 2, place }] : [];
  });
  const isInside = ({ container }: Place) => inside.some((pointer) => container.startsWith(pointer));
  const isBeside = ({ after, before }: Place) =>
    names.length === 1 && [...after, ...before].some((name) => moving.has(name));
  return [...onEdges, ...atEnds].filter(({ place }) => !isInside(place) && !isBeside(place));
}

export function nearestZone(zones: readonly DropZone[], { x, y }: Point): DropZone | undefined {
  let nearest: { zone: DropZone; distance: number } | undefined;
  for (const zone of zones) {
    const distance = Math.hypot(zone.x - x, zone.y - y);
    if (distance <= REACH && (!nearest || distance < nearest.distance)) nearest = { zone, distance };
  }
  return nearest?.zone;
}
