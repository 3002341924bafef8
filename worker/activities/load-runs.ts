/** Activity `loadRuns`: what a carrier needs to interpret its runs. From here on they are running. */

import { replayOriginSchema } from '#core/api/replays.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { ValueObject } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';
import { appSettingsIn } from '#server/app-settings.ts';
import { flowLimits } from '#server/flow-limits.ts';
import { storeBigPartsOfWire } from '#server/payload-store.ts';
import { type CarriedRun, type CarriedVersion, startRuns } from '#server/repositories/carried-runs.ts';
import type { CarrierActivities, LoadedRun, LoadedRuns, LoadRequest } from '#workflows/activity-types.ts';

/** Events of a history: few enough to be held in memory, and so many that handing over costs little beside them. */
const MOST_EVENTS = 4_000;

export type LoadDependencies = {
  /** `MOST_EVENTS` when left out. */
  mostEvents?: number;
};

export function createLoadRuns({ mostEvents = MOST_EVENTS }: LoadDependencies): CarrierActivities['loadRuns'] {
  return async (request) => ({ ...(await loadRuns(request)), mostEvents });
}

async function loadRuns({ runIds, goesOn }: LoadRequest): Promise<LoadedRuns> {
  const { versions, runs } = await startRuns(runIds, { goesOn });
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
    runs: await Promise.all(runs.map(loadedRun)),
  };
}

async function loadedRun({
  replay,
  editedInputs,
  isFirst,
  continued,
  heldVariables,
  ...run
}: CarriedRun): Promise<LoadedRun> {
  const from = replay === null ? 'Start' : replayOriginSchema.parse(JSON.parse(replay)).from;
  // What is taken over of another run tells of changes of variables that this one has yet to come to.
  const variables = from === 'Start' && isFirst ? encodeWire([]) : heldVariables;
  const loaded = {
    ...run,
    trigger: await storeBigPartsOfWire(run.trigger),
    ...(variables !== null && { variables }),
  };
  if (from === 'Start') return continued ? { ...loaded, replay: {} } : loaded;
  if (from === 'FailedSteps' || editedInputs === null) return { ...loaded, replay: {} };
  return { ...loaded, replay: { edited: { ...from, inputs: await storeBigPartsOfWire(editedInputs) } } };
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
