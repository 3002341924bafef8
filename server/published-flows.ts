/**
 * The flows as their callers find them, kept in memory so that a call costs no read: parsed once, dropped when the flow
 * changes. While notices cannot be heard nothing is kept, because a change could go unnoticed.
 */

import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { FlowKind, WorkflowDefinition } from '#core/definition/types.ts';
import { isObject } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import { decodeWire } from '#core/json/wire.ts';

import { appSettingsIn } from './app-settings.ts';
import { findPublishedFlow, type PublishedFlowRow } from './repositories/published-flows.ts';
import { openTriggerKey } from './repositories/trigger-keys.ts';

export type PublishedVersion = {
  id: string;
  number: number;
  definition: WorkflowDefinition;
  /** Values given for the definition's parameters. */
  parameters: ValueObject;
  needsCarrier: boolean;
  kind: FlowKind;
  /** What `appsetting()` reads, where the definition does. */
  appSettings: ValueObject | undefined;
};

export type PublishedFlow = {
  id: string;
  name: string;
  enabled: boolean;
  /** Its runs leave a history even though it is Stateless. */
  statelessHistory: boolean;
  /** When it was last enabled or published. */
  enabledAt: Date;
  /** Signs the URLs of its triggers; undefined while it has none. */
  triggerSecret: string | undefined;
  /** Undefined while nothing is published. */
  version: PublishedVersion | undefined;
};

export type PublishedFlows = {
  /** Undefined when there is no such flow. */
  find(flowId: string): Promise<PublishedFlow | undefined>;
  drop(flowId: string): void;
  /** Forgets everything; `keep` says whether what is read from now on may be kept. */
  reset(keep: boolean): void;
};

const MAX_FLOWS = 500;

/** Keeps nothing until `reset(true)` says that changes are heard of. */
export function createPublishedFlows(load = loadPublishedFlow): PublishedFlows {
  /** In order of last use. */
  const kept = new Map<string, Promise<PublishedFlow | undefined>>();
  let isKeeping = false;

  function keep(flowId: string, loading: Promise<PublishedFlow | undefined>): void {
    kept.delete(flowId);
    kept.set(flowId, loading);
    const [oldest] = kept.keys();
    if (kept.size > MAX_FLOWS && oldest !== undefined) kept.delete(oldest);
  }

  /** An unknown flow or a failed read is not kept: the next call looks again. */
  async function loadAndKeep(flowId: string): Promise<PublishedFlow | undefined> {
    const loading = load(flowId);
    if (isKeeping) keep(flowId, loading);
    const forget = () => {
      if (kept.get(flowId) === loading) kept.delete(flowId);
    };
    const flow = await loading.catch((error) => {
      forget();
      throw error;
    });
    if (!flow) forget();
    return flow;
  }

  return {
    find(flowId) {
      const known = kept.get(flowId);
      if (!known) return loadAndKeep(flowId);
      keep(flowId, known);
      return known;
    },
    drop: (flowId) => {
      kept.delete(flowId);
    },
    reset(keepFromNow) {
      kept.clear();
      isKeeping = keepFromNow;
    },
  };
}

/** As it is now, read from the database. */
export async function loadPublishedFlow(flowId: string): Promise<PublishedFlow | undefined> {
  const row = await findPublishedFlow(flowId);
  if (!row) return undefined;
  const { id, name, enabled, statelessHistory, enabledAt, ciphertext } = row;
  const triggerSecret = ciphertext === null ? undefined : openTriggerKey(id, ciphertext);
  return { id, name, enabled, statelessHistory, enabledAt, triggerSecret, version: readVersion(row) };
}

function readVersion(row: PublishedFlowRow): PublishedVersion | undefined {
  if (row.versionId === null) return undefined;
  const { definition, kind } = parseDefinition(row.definition);
  const parameters = decodeWire(row.parameters);
  if (!definition || !isObject(parameters)) throw new Error(`The published version ${row.versionId} cannot be read.`);
  const { versionId: id, versionNumber: number, needsCarrier } = row;
  const appSettings = appSettingsIn([row.definition, row.parameters]);
  return { id, number, definition, parameters, needsCarrier, kind, appSettings };
}
