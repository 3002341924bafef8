/**
 * Makes Temporal's schedules match the flows: one per enabled, published flow with a Recurrence trigger, called
 * `flow:<id>`. Its note names the spec it was made from, so that nothing is touched that fits already.
 */

import { createHash } from 'node:crypto';

import { type Client, ScheduleAlreadyRunning, ScheduleNotFoundError, type ScheduleOptions } from '@temporalio/client';

import { isDue } from '#core/schedules/due-fires.ts';
import { type ScheduleSpec, scheduleSpec } from '#core/schedules/temporal-spec.ts';
import type { Log } from '#server/log.ts';
import { type Repeated, repeat } from '#server/repeat.ts';
import { scheduleStates } from '#server/repositories/schedule-states.ts';
import { listSchedulableFlows, type SchedulableFlow } from '#server/repositories/schedules.ts';
import { TASK_QUEUE } from '#server/temporal-client.ts';
import { fireDue } from '#server/use-cases/fire-due.ts';
import { type RecurrenceTrigger, recurrenceTriggerOf } from './scheduled-flow.ts';

const EVERY_MS = 60_000;
const PREFIX = 'flow:';
/** Temporal need not ring for what lies farther back: the worker looks at what is due by itself. */
const CATCH_UP_MS = 60_000;
const DAYS = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;
const MONTHS = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const;

type Wanted = { flow: SchedulableFlow; trigger: RecurrenceTrigger; spec: ScheduleSpec; note: string };

export function startSchedules({ client, log }: { client: Client; log: Log }): Repeated {
  async function synchronise(): Promise<void> {
    const wanted = new Map((await listSchedulableFlows()).flatMap(wantedOf).map((one) => [scheduleId(one), one]));
    await fireAllDue([...wanted.values()]);
    const notes = await existingNotes();
    for (const id of notes.keys()) if (!wanted.has(id)) await remove(id);
    for (const [id, one] of wanted) {
      if (notes.get(id) !== one.note) await put(one, notes.has(id));
    }
  }

  /** What is due and not dealt with: first fires, what was missed, and all of it while Temporal is away. */
  async function fireAllDue(wanted: readonly Wanted[]): Promise<void> {
    const states = await scheduleStates();
    const now = Date.now();
    for (const { flow, trigger } of wanted) {
      const state = states.get(flow.flowId);
      const isKnown = state?.since.getTime() === flow.enabledAt.getTime();
      const last = isKnown ? state?.lastSlot?.getTime() : undefined;
      if (!isDue(trigger.recurrence, { last, enabledAt: flow.enabledAt.getTime(), now })) continue;
      while (await fireDue(flow));
    }
  }

  /** A flow whose schedule cannot be made out is left out; publishing refuses such a definition. */
  function wantedOf(flow: SchedulableFlow): Wanted[] {
    const trigger = recurrenceTriggerOf(flow);
    if (!trigger) return [];
    try {
      const spec = scheduleSpec(trigger.recurrence, flow.enabledAt.getTime());
      if (spec.intervals.length + spec.calendars.length === 0) return [];
      return [{ flow, trigger, spec, note: createHash('sha256').update(JSON.stringify(spec)).digest('hex') }];
    } catch (error) {
      log.error({ err: error, flowId: flow.flowId }, 'The recurrence of a flow cannot be scheduled.');
      return [];
    }
  }

  /** Of all our schedules, by id. What Temporal lists may be a moment old. */
  async function existingNotes(): Promise<Map<string, string | undefined>> {
    const notes = new Map<string, string | undefined>();
    for await (const { scheduleId, state } of client.schedule.list()) {
      if (scheduleId.startsWith(PREFIX)) notes.set(scheduleId, state.note);
    }
    return notes;
  }

  async function put(wanted: Wanted, isThere: boolean): Promise<void> {
    const options = optionsOf(wanted);
    try {
      if (isThere)
        await client.schedule.getHandle(options.scheduleId).update(() => ({ ...options, state: options.state ?? {} }));
      else await client.schedule.create(options);
    } catch (error) {
      if (isThere ? error instanceof ScheduleNotFoundError : error instanceof ScheduleAlreadyRunning) {
        return put(wanted, !isThere);
      }
      throw error;
    }
    log.info({ flowId: wanted.flow.flowId }, 'The schedule of the flow was set.');
  }

  async function remove(id: string): Promise<void> {
    try {
      await client.schedule.getHandle(id).delete();
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
    }
  }

  return repeat(synchronise, {
    every: EVERY_MS,
    onError: (error) => log.warn({ err: error }, 'Schedules could not be matched with the flows; it is tried again.'),
  });
}

function scheduleId({ flow }: Wanted): string {
  return `${PREFIX}${flow.flowId}`;
}

function optionsOf(wanted: Wanted): ScheduleOptions {
  const { flow, spec, note } = wanted;
  return {
    scheduleId: scheduleId(wanted),
    spec: {
      intervals: spec.intervals.map(({ everyMs, offsetMs }) => ({ every: everyMs, offset: offsetMs })),
      calendars: spec.calendars.map(({ dayOfWeek, month, ...calendar }) => ({
        ...calendar,
        ...(dayOfWeek && { dayOfWeek: dayOfWeek.flatMap((day) => DAYS[day] ?? []) }),
        ...(month && { month: month.flatMap((number) => MONTHS[number - 1] ?? []) }),
      })),
      timezone: spec.timeZone,
      ...(spec.startAt !== undefined && { startAt: new Date(spec.startAt) }),
      ...(spec.endAt !== undefined && { endAt: new Date(spec.endAt) }),
    },
    action: {
      type: 'startWorkflow',
      workflowType: 'fireSchedule_v1',
      workflowId: `fire:${flow.flowId}`,
      taskQueue: TASK_QUEUE,
      args: [{ flowId: flow.flowId }],
    },
    policies: { overlap: 'ALLOW_ALL', catchupWindow: CATCH_UP_MS },
    state: { note },
  };
}
