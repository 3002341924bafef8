/** All about alerts on one page: what is wrong, what was, and how people are told. */

import { alertPath } from '#core/alerts/alert-path.ts';
import { type AlertOverview, alertConditionSchema, alertOverviewSchema } from '#core/api/alerts.ts';
import { listAlertRuleRows, listChannelRows, listSilenceRows } from '#server/repositories/alert-rules.ts';
import { listAlertRows } from '#server/repositories/alerts.ts';

import { openConfig, withoutSecrets } from './channel-config.ts';

const MOST_OPEN = 200;
const MOST_RESOLVED = 50;

export async function getAlertOverview(now = new Date()): Promise<AlertOverview> {
  const [open, resolved, rules, channels, silences] = await Promise.all([
    listAlertRows({ isOpen: true, limit: MOST_OPEN }),
    listAlertRows({ isOpen: false, limit: MOST_RESOLVED }),
    listAlertRuleRows(),
    listChannelRows(),
    listSilenceRows(now),
  ]);
  const silencedUntil = (ruleId: string, flowId: string | null) =>
    silences.find((silence) => silence.ruleId === ruleId && (silence.flowId === null || silence.flowId === flowId))
      ?.until;
  const shown = ({ rule, flow, ...alert }: (typeof open)[number]) => {
    const { kind } = alertConditionSchema.parse(JSON.parse(rule.condition));
    return {
      ...alert,
      kind,
      ruleName: rule.name,
      flowName: flow?.name ?? null,
      since: alert.since.getTime(),
      firedAt: alert.firedAt?.getTime() ?? null,
      resolvedAt: alert.resolvedAt?.getTime() ?? null,
      silencedUntil: silencedUntil(alert.ruleId, alert.flowId)?.getTime() ?? null,
      path: alertPath(kind, alert.flowId),
    };
  };
  return alertOverviewSchema.parse({
    open: open.map(shown),
    resolved: resolved.map(shown),
    rules: rules.map((rule) => ({ ...rule, condition: JSON.parse(rule.condition) })),
    channels: channels.map(({ config, ...channel }) => ({
      ...channel,
      config: withoutSecrets(openConfig(channel.id, config)),
      lastSentAt: channel.lastSentAt?.getTime() ?? null,
      failingSince: channel.failingSince?.getTime() ?? null,
    })),
    silences: silences.map(({ rule, flow, until, ...silence }) => ({
      ...silence,
      ruleName: rule.name,
      flowName: flow?.name ?? null,
      until: until.getTime(),
    })),
  });
}
