/**
 * What is too much: our own limits beside those of Logic Apps (WDL reference 17), in one table. Interpreter and
 * validation read the numbers here, or what the operator has set in their place; `docs/limits.md` is written from the rows.
 */

import {
  MAX_EXPRESSION_DEPTH,
  MAX_EXPRESSION_LENGTH,
  MAX_ITEM_COUNT,
  MAX_RANGE_COUNT,
  MAX_TEXT_LENGTH,
} from './expressions/limits.ts';
import { MAX_JSON_DEPTH } from './json/limits.ts';

export type Limit = {
  what: string;
  /** Ours; undefined where nothing is limited. Durations are in milliseconds. */
  ours: number | undefined;
  /** That of Logic Apps: a flow beyond it runs here, but cannot go there. */
  logicApps: number | undefined;
  unit?: 'bytes' | 'characters' | 'duration';
  /** The environment variable that sets ours to another number. */
  setting?: string;
  /** What happens beyond ours, or why there is none. */
  beyond: string;
};

/** Numbers in the place of ours, by the name of the setting. */
export type LimitSettings = { readonly [setting: string]: number };

/** Ours, or what is set in its place; undefined where nothing is limited. */
export function limitOf(limit: Limit, settings: LimitSettings = {}): number | undefined {
  const given = limit.setting === undefined ? undefined : settings[limit.setting];
  return given ?? limit.ours;
}

const DAY = 86_400_000;
const REFUSED = 'refused when the flow is published';

export const LIMITS = {
  actions: {
    what: 'actions in a flow',
    ours: 10_000,
    logicApps: 500,
    beyond: REFUSED,
    setting: 'MAX_ACTIONS',
  },
  nesting: {
    what: 'containers inside each other',
    ours: 100,
    logicApps: 8,
    beyond: REFUSED,
    setting: 'MAX_NESTING',
  },
  name: { what: "a step's name", ours: undefined, logicApps: 80, unit: 'characters', beyond: 'not limited' },
  note: {
    what: "a step's description",
    ours: undefined,
    logicApps: 256,
    unit: 'characters',
    beyond: 'not limited',
  },
  parameters: { what: 'parameters', ours: undefined, logicApps: 500, beyond: 'not limited' },
  outputs: { what: 'outputs of a flow', ours: undefined, logicApps: 10, beyond: 'not limited' },
  variables: { what: 'variables', ours: undefined, logicApps: 250, beyond: 'not limited' },
  cases: { what: 'cases of a Switch', ours: undefined, logicApps: 25, beyond: 'not limited' },
  trackedProperties: {
    what: 'tracked properties of a step, as JSON',
    ours: undefined,
    logicApps: 8000,
    unit: 'characters',
    beyond: 'not limited',
  },
  callDepth: {
    what: 'flows that call each other, one inside the other',
    ours: 50,
    logicApps: undefined,
    beyond: 'the action that calls fails with `CallChainTooDeep`',
    setting: 'MAX_CALL_DEPTH',
  },
  foreachItems: {
    what: 'items of a Foreach',
    ours: 1_000_000,
    logicApps: 100_000,
    beyond: 'the action fails with `TooManyItems` before its first item, or at that item of a list that is stored',
    setting: 'MAX_FOREACH_ITEMS',
  },
  foreachParallel: {
    what: 'iterations of a Foreach at the same time',
    ours: 250,
    logicApps: 50,
    beyond: 'refused when the flow is published; from an expression the action fails with `InvalidTemplate`',
    setting: 'MAX_FOREACH_PARALLEL',
  },
  untilCount: {
    what: 'cycles of an Until (`limit.count`)',
    ours: 1_000_000,
    logicApps: 5000,
    beyond: 'refused when the flow is published; from an expression the action fails with `InvalidTemplate`',
    setting: 'MAX_UNTIL_CYCLES',
  },
  retries: {
    what: 'retries of a call',
    ours: 10_000,
    logicApps: 90,
    beyond: 'refused when the flow is published; from an expression the action fails with `InvalidTemplate`',
    setting: 'MAX_RETRIES',
  },
  retryInterval: {
    what: 'a wait between retries',
    ours: undefined,
    logicApps: DAY,
    unit: 'duration',
    beyond: 'not limited',
  },
  runDuration: {
    what: 'a run of a Stateful flow',
    ours: undefined,
    logicApps: 90 * DAY,
    unit: 'duration',
    beyond: 'not limited',
  },
  triggerRuns: { what: "a trigger's runs at the same time", ours: undefined, logicApps: 100, beyond: 'not limited' },
  waitingRuns: { what: "a trigger's waiting runs", ours: undefined, logicApps: 200, beyond: 'not limited' },
  readAgain: {
    what: 'what a run reads again to go on after each 4,000 calls: passes of loops whose `result()` is asked for',
    ours: 41_943_040,
    logicApps: undefined,
    unit: 'bytes',
    beyond: 'the run fails with `HistoryFull`',
  },
  batchMessages: {
    what: 'messages in a batch (`messageCount`)',
    ours: 100_000,
    logicApps: 8000,
    beyond: 'refused when the flow is published; a batch that reaches it is released, whatever its criteria',
  },
  batchSize: {
    what: 'contents of a batch, as JSON (`batchSize`)',
    ours: 104_857_600,
    logicApps: 83_886_080,
    unit: 'bytes',
    beyond: 'refused when the flow is published; a batch that reaches it is released, whatever its criteria',
  },
  partitionName: {
    what: 'the name of a batch or of a partition of it',
    ours: 256,
    logicApps: undefined,
    unit: 'characters',
    beyond: 'the action that sends fails with `InvalidTemplate`',
  },
  waitingWindows: {
    what: 'runs of missed windows that wait to begin, where a SlidingWindow does not limit its runs',
    ours: 200,
    logicApps: undefined,
    beyond: 'the other windows wait for their turn: none is lost',
  },
  triggerHistory: {
    what: 'entries in the history of a trigger that nobody calls; equal ones in a row count as one',
    ours: 100,
    logicApps: undefined,
    beyond: 'the oldest go',
  },
  expression: {
    what: 'an expression',
    ours: MAX_EXPRESSION_LENGTH,
    logicApps: 8192,
    unit: 'characters',
    beyond: REFUSED,
  },
  expressionDepth: {
    what: 'calls and property steps inside each other',
    ours: MAX_EXPRESSION_DEPTH,
    logicApps: undefined,
    beyond: REFUSED,
  },
  inlineCode: {
    what: 'the code of a JavaScriptCode action',
    ours: undefined,
    logicApps: 100_000,
    unit: 'characters',
    beyond: 'not limited',
  },
  address: {
    what: 'the address of an HTTP action',
    ours: undefined,
    logicApps: 16_384,
    unit: 'characters',
    beyond: 'not limited; the other side may refuse it',
  },
  text: {
    what: 'a text that an expression gives',
    ours: MAX_TEXT_LENGTH,
    logicApps: 104_857_600,
    unit: 'characters',
    beyond: 'the expression fails',
  },
  range: {
    what: 'numbers that `range()` gives',
    ours: MAX_RANGE_COUNT,
    logicApps: 100_000,
    beyond: 'the expression fails',
  },
  items: {
    what: 'items of an array that `split()`, `chunk()`, `union()` or `intersection()` works with',
    ours: MAX_ITEM_COUNT,
    logicApps: undefined,
    beyond: 'the expression fails',
  },
  jsonDepth: {
    what: 'lists and objects inside each other in JSON',
    ours: MAX_JSON_DEPTH,
    logicApps: undefined,
    beyond: 'refused with a clear error where the JSON is read',
  },
  importFile: {
    what: 'a file to import, packed',
    ours: 50_000_000,
    logicApps: undefined,
    unit: 'bytes',
    beyond: 'refused with 413',
  },
  importUnpacked: {
    what: 'the JSON files in a package, unpacked, together',
    ours: 100_000_000,
    logicApps: undefined,
    unit: 'bytes',
    beyond: 'refused before anything is unpacked',
  },
  importDefinition: {
    what: 'one definition to import',
    ours: 5_000_000,
    logicApps: undefined,
    unit: 'characters',
    beyond: 'this flow is not made; the others of the package are',
  },
  importFlows: {
    what: 'flows in one package',
    ours: 500,
    logicApps: undefined,
    beyond: 'refused before anything is made',
  },
} as const satisfies { [name: string]: Limit };
