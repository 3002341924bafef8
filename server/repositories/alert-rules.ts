/** Rules, channels and silences of alerts, as people set them. */

import { database } from '#server/database.ts';

export type AlertRuleRow = Awaited<ReturnType<typeof listAlertRuleRows>>[number];

const RULE = {
  id: true,
  name: true,
  enabled: true,
  condition: true,
  flowIds: true,
  forMinutes: true,
  repeatMinutes: true,
  channelIds: true,
} as const;

export async function listAlertRuleRows() {
  return database().alertRule.findMany({ select: RULE, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

export type AlertRuleValues = Omit<AlertRuleRow, 'id'>;

export async function insertAlertRule(id: string, values: AlertRuleValues): Promise<void> {
  await database().alertRule.create({ data: { id, ...values } });
}

/** True when there was one. */
export async function updateAlertRule(id: string, values: AlertRuleValues): Promise<boolean> {
  return (await database().alertRule.updateMany({ where: { id }, data: values })).count > 0;
}

/** With its alerts. */
export async function deleteAlertRuleRow(id: string): Promise<boolean> {
  return (await database().alertRule.deleteMany({ where: { id } })).count > 0;
}

export async function listChannelRows() {
  return database().alertChannel.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}
export type ChannelRow = Awaited<ReturnType<typeof listChannelRows>>[number];

export async function findChannel(id: string): Promise<ChannelRow | null> {
  return database().alertChannel.findUnique({ where: { id } });
}

/** `config` is encrypted. */
export async function insertChannel(channel: { id: string; name: string; config: string }): Promise<void> {
  await database().alertChannel.create({ data: channel });
}

/** What went wrong before may be right now. */
export async function updateChannel(id: string, values: { name: string; config: string }): Promise<boolean> {
  const data = { ...values, failingSince: null, lastError: null };
  return (await database().alertChannel.updateMany({ where: { id }, data })).count > 0;
}

export async function deleteChannelRow(id: string): Promise<boolean> {
  return (await database().alertChannel.deleteMany({ where: { id } })).count > 0;
}

export async function insertSilence(silence: {
  id: string;
  ruleId: string;
  flowId: string | null;
  until: Date;
  reason: string;
  createdById: string;
}): Promise<void> {
  await database().alertSilence.create({ data: silence });
}

export async function deleteSilenceRow(id: string): Promise<boolean> {
  return (await database().alertSilence.deleteMany({ where: { id } })).count > 0;
}

/** Those that are not over. */
export async function listSilenceRows(now: Date) {
  return database().alertSilence.findMany({
    where: { until: { gt: now } },
    include: { rule: { select: { name: true } }, flow: { select: { name: true } } },
    orderBy: { until: 'asc' },
  });
}
