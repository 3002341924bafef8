/** Activity `loadRuns`: what a carrier needs to interpret its runs. From here on they are running. */

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { ValueObject } from '#core/json/value.ts';
import { decodeWire, encodeWire } from '#core/json/wire.ts';
import { appSettingsIn } from '#server/app-settings.ts';
import { flowLimits } from '#server/flow-limits.ts';
import { storeBigParts } from '#server/payload-store.ts';
import { type CarriedVersion, startRuns } from '#server/repositories/carried-runs.ts';
import type { CarrierActivities } from '#workflows/activity-types.ts';

export const loadRuns: CarrierActivities['loadRuns'] = async (runIds) => {
  const { versions, runs } = await startRuns(runIds);
  const limits = flowLimits();
  const changed = Object.keys(limits).length === 0 ? {} : { limits };
  return {
    versions: versions.map(({ kind, ...version }) => ({
      ...version,
      definition: definitionWire(version.definition),
      ...appSettingsOf(version),
      ...changed,
      kind: kind === 'Stateless' ? ('Stateless' as const) : ('Stateful' as const),
    })),
    runs: await Promise.all(runs.map(async (run) => ({ ...run, trigger: await withoutBigParts(run.trigger) }))),
  };
};

async function withoutBigParts(wire: string): Promise<string> {
  const value = decodeWire(wire);
  const small = await storeBigParts(value);
  return small === value ? wire : encodeWire(small);
}

function appSettingsOf({ definition, parameters }: Pick<CarriedVersion, 'definition' | 'parameters'>): {
  appSettings?: string;
} {
  const settings = appSettingsIn([definition, parameters]);
  return settings === undefined ? {} : { appSettings: encodeWire(settings) };
}

/** The definition proper, whatever it was wrapped in. What is published has one. */
function definitionWire(text: string): string {
  const { definition } = parseDefinition(text);
  return encodeWire({ ...definition } as ValueObject);
}
