/**
 * The past run that expressions are previewed against: which one is chosen, and what was fetched of it so far. Values
 * are fetched when an expression asks for them, and go to the worker of the preview as text.
 */

import { createStore, type StoreApi } from 'zustand/vanilla';
import { downloadUrl, getRecords, getRun, getValues, type ValuesOf } from '#components/run-history/api.ts';
import { messageOf } from '#components/shell/request-json.ts';
import type { RecordSummaryJson, RunSummary } from '#core/api/runs.ts';
import type { ValueObject } from '#core/json/value.ts';
import type { PreviewClient } from './preview-client.ts';
import { recentRuns } from './recent-runs.ts';

/** One side of a step's values. */
export type ValueSide =
  | { kind: 'none' }
  /** Kept out of the history. */
  | { kind: 'hidden' }
  /** Known to the worker under the key; `shape` is its JSON schema. */
  | { kind: 'ready'; key: string; shape: ValueObject }
  /** More than is fetched without being asked for. */
  | { kind: 'big'; size: number; of: ValuesOf; side: 'inputs' | 'outputs' };

export type StepValues =
  | { kind: 'loading' }
  | { kind: 'failed'; reason: string }
  | { kind: 'ready'; inputs: ValueSide; outputs: ValueSide };

export type RunSourceState = {
  /** Newest first; null before they were asked for. */
  runs: RunSummary[] | null;
  /** Null: values are made from schemas, because there is no run or the person wants it so. */
  run: RunSummary | null;
  /** The person chose; the newest run does not take its place. */
  isChosen: boolean;
  /** Records of the run by repetition, then by the action's name in lower case. */
  records: ReadonlyMap<string, ReadonlyMap<string, RecordSummaryJson>>;
  /** By `valueKey`. */
  values: ReadonlyMap<string, StepValues>;
  failure: string | null;
};

export type RunSource = {
  store: StoreApi<RunSourceState>;
  /** Asks for the runs, once; `again` looks for newer ones. */
  open(again?: boolean): Promise<void>;
  /** Null: samples. */
  choose(run: RunSummary | null): void;
  /** Back to the newest run, whichever that is. */
  follow(): void;
  /** Fetches the records of an iteration unless they are there; settles when they are. */
  wantRecords(repetition: string): Promise<void>;
  /** Fetches values unless they are there; settles when they are. */
  wantValues(of: ValuesOf): Promise<void>;
  /** Fetches a big value whole. */
  loadWhole(side: Extract<ValueSide, { kind: 'big' }>): Promise<void>;
};

export const TRIGGER: ValuesOf = { trigger: true };

export function valueKey(of: ValuesOf): string {
  return 'trigger' in of ? 'trigger' : `${of.repetition} ${of.action.toLowerCase()}`;
}

const NOTHING_FETCHED = { records: new Map(), values: new Map(), failure: null };

type Store = RunSource['store'];

export function createRunSource(flowId: string, client: PreviewClient): RunSource {
  const store: Store = createStore(() => ({ runs: null, run: null, isChosen: false, ...NOTHING_FETCHED }));
  const fetching = createFetching(store, client);
  const take = (run: RunSummary | null) => {
    const { run: present } = store.getState();
    // A run that has gone on has more to show.
    if (run?.id === present?.id && run?.status === present?.status) return;
    store.setState({ run, ...NOTHING_FETCHED });
  };
  const refresh = async () => {
    try {
      const runs = await recentRuns(flowId);
      store.setState({ runs });
      if (!store.getState().isChosen) take(runs[0] ?? null);
    } catch (error) {
      store.setState({ failure: messageOf(error) });
    }
  };
  let opening: Promise<void> | undefined;
  return {
    store,
    ...fetching,
    open(again = false) {
      if (again || opening === undefined) opening = refresh();
      return opening;
    },
    choose(run) {
      store.setState({ isChosen: true });
      take(run);
    },
    follow() {
      store.setState({ isChosen: false });
      void refresh();
    },
  };
}

/** One request per key at a time; an answer for a run that is no longer chosen is dropped. */
function createFetching(
  store: Store,
  client: PreviewClient,
): Pick<RunSource, 'wantRecords' | 'wantValues' | 'loadWhole'> {
  const pending = new Map<string, Promise<void>>();
  const once = (key: string, work: (runId: string) => Promise<void>): Promise<void> => {
    const { run } = store.getState();
    if (!run) return Promise.resolve();
    const full = `${run.id} ${key}`;
    const running = pending.get(full) ?? work(run.id).finally(() => pending.delete(full));
    pending.set(full, running);
    return running;
  };
  const isCurrent = (runId: string) => store.getState().run?.id === runId;
  const setValues = (runId: string, key: string, found: StepValues) => {
    if (isCurrent(runId)) store.setState(({ values }) => ({ values: new Map(values).set(key, found) }));
  };
  return {
    wantRecords(repetition) {
      if (store.getState().records.has(repetition)) return Promise.resolve();
      return once(`records ${repetition}`, async (runId) => {
        const named = await readRecords(runId, repetition);
        if (isCurrent(runId)) store.setState(({ records }) => ({ records: new Map(records).set(repetition, named) }));
      }).catch((error: unknown) => store.setState({ failure: messageOf(error) }));
    },
    wantValues(of) {
      const key = valueKey(of);
      const known = store.getState().values.get(key);
      if (known && known.kind !== 'loading') return Promise.resolve();
      return once(key, async (runId) => {
        setValues(runId, key, { kind: 'loading' });
        setValues(runId, key, await readValues(client, { runId, of }).catch(failed));
      });
    },
    loadWhole({ of, side }) {
      const key = valueKey(of);
      return once(`${key} ${side}`, async (runId) => {
        const known = store.getState().values.get(key);
        const whole = await readWhole(client, { runId, of, side }).catch(failed);
        if ('reason' in whole) setValues(runId, key, whole);
        else if (known?.kind === 'ready') setValues(runId, key, { ...known, [side]: whole });
      });
    },
  };
}

function failed(error: unknown): { kind: 'failed'; reason: string } {
  return { kind: 'failed', reason: messageOf(error) };
}

async function readRecords(runId: string, repetition: string): Promise<ReadonlyMap<string, RecordSummaryJson>> {
  const list = repetition === '' ? (await getRun(runId)).records : await getRecords(runId, repetition);
  return new Map(list.map((record) => [record.action.toLowerCase(), record]));
}

async function readValues(client: PreviewClient, { runId, of }: { runId: string; of: ValuesOf }): Promise<StepValues> {
  const values = await getValues(runId, of);
  const read = async (side: Side): Promise<ValueSide> => {
    const value = values[side];
    if (values.secured.includes(side)) return { kind: 'hidden' };
    if (value === null) return { kind: 'none' };
    if (value.truncated) return { kind: 'big', size: value.size, of, side };
    return readySide(client, { runId, of, side }, value.text);
  };
  const [inputs, outputs] = await Promise.all([read('inputs'), read('outputs')]);
  return { kind: 'ready', inputs, outputs };
}

type Side = 'inputs' | 'outputs';
type WholeSide = { runId: string; of: ValuesOf; side: Side };

async function readWhole(client: PreviewClient, whole: WholeSide): Promise<ValueSide> {
  const response = await fetch(downloadUrl(whole.runId, whole.of, whole.side));
  if (!response.ok) throw new Error(`The value could not be read: the server answered with status ${response.status}.`);
  return readySide(client, whole, await response.text());
}

async function readySide(client: PreviewClient, { runId, of, side }: WholeSide, text: string): Promise<ValueSide> {
  const key = `${runId} ${valueKey(of)} ${side}`;
  client.put(key, text);
  return { kind: 'ready', key, shape: await client.shapeOf(key) };
}
