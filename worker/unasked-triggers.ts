/**
 * Looks after the triggers that nobody calls and that no schedule of Temporal fires: plays the windows of SlidingWindow
 * triggers and makes the polls of Http triggers. What is due stands in the database, so that any worker can go on.
 */

import { createHash } from 'node:crypto';

import { runOperation } from '#connectors/run-operation.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import { printJson } from '#core/json/print-json.ts';
import { firstPoll } from '#core/schedules/poll-times.ts';
import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { listSchedulableFlows, type SchedulableFlow } from '#server/repositories/schedules.ts';
import {
  type ClaimedPoll,
  claimPolls,
  keepPollClaim,
  listDueWindows,
  matchTriggerStates,
  releasePoll,
  type WantedState,
} from '#server/repositories/trigger-states.ts';
import { flowTrigger } from '#server/use-cases/flow-trigger.ts';
import { playWindows } from '#server/use-cases/play-windows.ts';
import { type CallAddress, pollTrigger } from '#server/use-cases/poll-trigger.ts';

const MATCH_MS = 60_000;
const WORK_MS = 1_000;
/** A fraction of the time after which a silent worker's poll is given to another one. */
const KEEP_MS = 5_000;
const BROKEN_WAIT_MS = 30_000;
const POLLS_AT_ONCE = 50;
const FLOWS_AT_ONCE = 20;

export type UnaskedTriggersOptions = { log: Log; callOperation?: typeof runOperation };

export function startUnaskedTriggers({ log, callOperation = runOperation }: UnaskedTriggersOptions): Repeated {
  const stopping = new AbortController();
  const polls = new Set<Promise<void>>();

  async function match(): Promise<void> {
    const flows = await listSchedulableFlows();
    const wanted = flows.flatMap(wantedState);
    const versions = new Set(wanted.map(({ versionId }) => versionId));
    await matchTriggerStates(
      wanted,
      flows.map(({ versionId }) => versionId).filter((versionId) => !versions.has(versionId)),
    );
    working.wake();
  }

  async function work(): Promise<void> {
    for (const flowId of await listDueWindows(FLOWS_AT_ONCE)) {
      if (await play(flowId)) working.wake();
    }
    const room = POLLS_AT_ONCE - polls.size;
    if (room > 0) for (const poll of await claimPolls(room)) begin(poll);
  }

  /** A flow that fails does not keep the others waiting. */
  async function play(flowId: string): Promise<boolean> {
    try {
      return await playWindows(flowId);
    } catch (error) {
      log.warn({ err: error, flowId }, 'The windows of a flow could not be played; it is tried again.');
      return false;
    }
  }

  function begin(poll: ClaimedPoll): void {
    const keeping = setInterval(() => void keepPollClaim(poll).catch(onError), KEEP_MS);
    const made = pollTrigger(poll, { call, signal: stopping.signal })
      .catch((error: unknown) => {
        if (stopping.signal.aborted) return releasePoll(poll, 0);
        log.warn({ err: error, flowId: poll.flowId }, 'A poll was broken off; it is tried again.');
        return releasePoll(poll, BROKEN_WAIT_MS);
      })
      .catch(onError)
      .finally(() => {
        clearInterval(keeping);
        polls.delete(made);
      });
    polls.add(made);
  }

  const call: CallAddress = ({ inputs, policy: _, ...limits }, { idempotencyKey, signal }) =>
    callOperation('http.request', inputs, {
      ...limits,
      signal,
      idempotencyKey,
      clientTrackingId: idempotencyKey,
      purpose: 'try',
    });

  const onError = (error: unknown) =>
    log.warn({ err: error }, 'Triggers could not be looked after; it is tried again.');
  const working = repeat(work, { every: WORK_MS, onError });
  const matching = repeat(match, { every: MATCH_MS, onError });
  return {
    wake: matching.wake,
    async stop() {
      await Promise.all([matching.stop(), working.stop()]);
      stopping.abort();
      await Promise.all(polls);
    },
  };
}

function wantedState({ flowId, versionId, enabledAt, definition }: SchedulableFlow): WantedState[] {
  const trigger = flowTrigger(versionId, definition);
  const { recurrence } = trigger ?? {};
  const place = { flowId, versionId, since: enabledAt };
  switch (trigger?.type.toLowerCase()) {
    case 'slidingwindow':
      return [{ ...place, type: 'SlidingWindow', basis: hashOf(`window ${recurrence?.startTime}`), dueAt: enabledAt }];
    case 'http': {
      const first = recurrence && firstPoll(recurrence, enabledAt.getTime());
      const dueAt = first === undefined ? null : new Date(first);
      return [{ ...place, type: 'Http', basis: hashOf(`poll ${inputsText(definition)}`), dueAt }];
    }
    default:
      return [];
  }
}

function inputsText(definition: string): string {
  const [trigger] = Object.values(parseDefinition(definition).definition?.triggers ?? {});
  return printJson(trigger?.inputs ?? {});
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
