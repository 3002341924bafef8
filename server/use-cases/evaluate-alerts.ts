/** Asks all rules whether they hold, carries their alerts on, and plans what is told. */

import type { AlertMessage } from '#core/alerts/alert-message.ts';
import { alertPath } from '#core/alerts/alert-path.ts';
import { type AlertEvent, nextState } from '#core/alerts/next-state.ts';
import { type AlertCondition, alertConditionSchema } from '#core/api/alerts.ts';
import { type Found, whereHolds } from '#server/alert-findings.ts';
import type { Querier } from '#server/database.ts';
import { newId } from '#server/identifiers.ts';
import {
  currentSilences,
  type EvaluatedRule,
  enabledRules,
  forgetAlert,
  type OpenAlertRow,
  openAlerts,
  planDeliveries,
  writeAlert,
} from '#server/repositories/alerts.ts';
import { alone } from '#server/repositories/alone.ts';

const MINUTE = 60_000;

export type Evaluation = { publicUrl: string; now?: Date };

/** False when another process is at it. */
export async function evaluateAlerts({ publicUrl, now = new Date() }: Evaluation): Promise<boolean> {
  const isDone = await alone('alerts', async (client) => {
    const [rules, open, silences] = [
      await enabledRules(client),
      await openAlerts(client),
      await currentSilences(client, now),
    ];
    const isSilent = (ruleId: string, flowId: string | null) =>
      silences.some((silence) => silence.ruleId === ruleId && (silence.flowId === null || silence.flowId === flowId));
    for (const rule of rules) {
      const condition = alertConditionSchema.parse(JSON.parse(rule.condition));
      const found = await whereHolds(client, condition, { flowIds: rule.flowIds, now });
      const known = open.filter(({ ruleId }) => ruleId === rule.id);
      for (const subject of subjectsOf(found, known)) {
        await carryOn({
          client,
          rule,
          condition,
          subject,
          now,
          publicUrl,
          isSilent: isSilent(rule.id, subject.flowId),
        });
      }
    }
    // A rule that was switched off says nothing more, not even that it is over.
    const ids = new Set(rules.map(({ id }) => id));
    for (const alert of open.filter(({ ruleId }) => !ids.has(ruleId))) {
      await writeAlert(client, { ...alert, status: 'Resolved', isTold: false }, now);
    }
    return true;
  });
  return isDone ?? false;
}

type Subject = {
  flowId: string | null;
  flowName: string | null;
  found: Found | undefined;
  alert: OpenAlertRow | undefined;
};

/** What the rule holds for, and what it held for before. */
function subjectsOf(found: readonly Found[], known: readonly OpenAlertRow[]): Subject[] {
  const now = found.map((each) => {
    const flowId = each.flow?.id ?? null;
    const alert = known.find((candidate) => candidate.flowId === flowId);
    return { flowId, flowName: each.flow?.name ?? null, found: each, alert };
  });
  const over = known
    .filter(({ flowId }) => !now.some((subject) => subject.flowId === flowId))
    .map((alert) => ({ flowId: alert.flowId, flowName: alert.flowName, found: undefined, alert }));
  return [...now, ...over];
}

type Carrying = {
  client: Querier;
  rule: EvaluatedRule;
  condition: AlertCondition;
  subject: Subject;
  now: Date;
  publicUrl: string;
  isSilent: boolean;
};

async function carryOn(carrying: Carrying): Promise<void> {
  const { client, rule, subject, now, isSilent } = carrying;
  const { alert, found, flowId } = subject;
  const open = alert && { ...alert, since: alert.since.getTime(), toldAt: alert.toldAt?.getTime() ?? null };
  const patience = {
    forMs: rule.forMinutes * MINUTE,
    repeatMs: rule.repeatMinutes === null ? null : rule.repeatMinutes * MINUTE,
  };
  const { status, event } = nextState(open, found !== undefined, patience, now.getTime());
  if (status === null) return;
  const id = alert?.id ?? newId();
  if (status === 'Gone') return forgetAlert(client, id);
  const isTold = event !== undefined && !isSilent;
  const state = {
    id,
    ruleId: rule.id,
    flowId,
    status,
    summary: found?.summary ?? alert?.summary ?? '',
    since: alert?.since ?? now,
    isTold,
  };
  await writeAlert(client, state, now);
  if (isTold) await tell(carrying, { ...state, event });
}

type Told = { id: string; summary: string; since: Date; event: AlertEvent };

async function tell({ client, rule, condition, subject, now, publicUrl }: Carrying, told: Told): Promise<void> {
  const { flowId, flowName } = subject;
  const message: Omit<AlertMessage, 'id'> = {
    event: told.event,
    rule: rule.name,
    flow: flowId === null ? null : { id: flowId, name: flowName ?? '' },
    summary: told.summary,
    since: told.since.toISOString(),
    resolvedAt: told.event === 'Resolved' ? now.toISOString() : null,
    url: `${publicUrl}${alertPath(condition.kind, flowId)}`,
  };
  const deliveries = rule.channelIds.map((channelId) => {
    const id = newId();
    return { id, alertId: told.id, channelId, message: JSON.stringify({ id, ...message }) };
  });
  await planDeliveries(client, deliveries);
}
