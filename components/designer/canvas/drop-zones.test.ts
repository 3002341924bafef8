import { describe, expect, it } from 'vitest';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';
import { dropZones, nearestZone } from './drop-zones.ts';

const step = (...after: string[]) => ({
  type: 'Compose',
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});

const definition: WorkflowDefinition = {
  triggers: { manual: { type: 'Request' } },
  actions: {
    A: step(),
    B: step('A'),
    Scope: { type: 'Scope', actions: { Inner: step() }, runAfter: { B: ['Succeeded'] } },
  },
};
const layout = layoutDefinition(definition);
const placesFor = (...names: string[]) =>
  dropZones(layout, names).map(({ place: { container, after, before } }) => `${container}: ${after} > ${before}`);

describe('dropZones', () => {
  it('are all places but those beside the step', () => {
    expect(placesFor('A')).toEqual([
      '/actions/Scope/actions:  > Inner',
      '/actions: B > Scope',
      '/actions/Scope/actions: Inner > ',
      '/actions: Scope > ',
    ]);
  });

  it('are not inside of what moves', () => {
    expect(placesFor('Scope')).toEqual(['/actions:  > A', '/actions: A > B']);
  });
});

describe('nearestZone', () => {
  it('is the nearest within reach', () => {
    const place = { container: '', after: [], before: [] };
    const zones = [
      { x: 0, y: 0, place },
      { x: 50, y: 0, place },
    ];
    expect(nearestZone(zones, { x: 40, y: 10 })).toBe(zones[1]);
    expect(nearestZone(zones, { x: 400, y: 10 })).toBeUndefined();
  });
});
