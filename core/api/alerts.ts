/** What the pages and the server say to each other about alerts. JSON over HTTP; both sides use these schemas. */

import { z } from 'zod';

const minutes = z.number().int().min(1).max(44_640);
const count = z.number().int().min(1).max(1_000_000);

/** When a rule holds. `minutes` looks back from now. */
export const alertConditionSchema = z.discriminatedUnion('kind', [
  /** Of the runs that ended, at least `minimum`, that share has failed. */
  z.object({ kind: z.literal('FailureRate'), percent: z.number().min(1).max(100), minutes, minimum: count }),
  /** The last ones that ended have all failed. */
  z.object({ kind: z.literal('FailuresInARow'), count }),
  /** One in twenty of the runs that ended, at least `minimum`, took longer. */
  z.object({ kind: z.literal('SlowRuns'), seconds: z.number().min(0.001).max(86_400), minutes, minimum: count }),
  /** No run has succeeded for so long. */
  z.object({ kind: z.literal('NoSuccess'), minutes }),
  /** A schedule should have started a run and has not. */
  z.object({ kind: z.literal('ScheduleMissed') }),
  /** So many runs failed for good and wait for somebody. */
  z.object({ kind: z.literal('DeadLetters'), count }),
  /** Runs wait for so long to begin. */
  z.object({ kind: z.literal('RunsWaiting'), minutes }),
  /** Nobody has been there to run what is accepted for so long. */
  z.object({ kind: z.literal('NoWorker'), minutes }),
]);
export type AlertCondition = z.infer<typeof alertConditionSchema>;
export type AlertKind = AlertCondition['kind'];

/** Kinds that are not about flows. */
export const WHOLE_KINDS: readonly AlertKind[] = ['NoWorker'];

const name = z.string().trim().min(1, 'Give it a name.').max(100);

/** POST /api/alerts/rules → 201, PUT /api/alerts/rules/:id → 204, DELETE → 204. */
export const saveAlertRuleSchema = z.object({
  name,
  enabled: z.boolean(),
  condition: alertConditionSchema,
  /** Which flows it looks at; empty: all, each by itself. */
  flowIds: z.array(z.string()).max(500),
  /** How long it has to hold before somebody is told, in minutes. */
  forMinutes: z.number().int().min(0).max(1_440),
  /** How often it is told again while it holds, in minutes; null: once. */
  repeatMinutes: z.number().int().min(5).max(44_640).nullable(),
  channelIds: z.array(z.string()).max(20),
});
export type SaveAlertRule = z.infer<typeof saveAlertRuleSchema>;

export const alertRuleSchema = saveAlertRuleSchema.extend({ id: z.string() });
export type AlertRule = z.infer<typeof alertRuleSchema>;

const url = z.url({ protocol: /^https?$/, error: 'Give an address that begins with https:// or http://.' });

/** Where alerts go to. Secrets come back empty; left empty they stay as they are. */
export const channelConfigSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('Mail'),
    host: z.string().trim().min(1, 'Give the name of the mail server.').max(255),
    port: z.number().int().min(1).max(65_535),
    /** TLS from the beginning; otherwise it is asked for once the server has answered, where it can. */
    secure: z.boolean(),
    user: z.string().max(255),
    password: z.string().max(1_000),
    from: z.string().trim().min(3, 'Give the address that the mails come from.').max(255),
    to: z.string().trim().min(3, 'Give at least one address.').max(2_000),
  }),
  /** The secret signs each message: docs/monitoring/README.md. */
  z.object({ kind: z.literal('Webhook'), url, secret: z.string().max(1_000) }),
  /** The address is the secret. */
  z.object({ kind: z.literal('Slack'), url: z.union([url, z.literal('')]) }),
  z.object({ kind: z.literal('Flow'), flowId: z.string().min(1, 'Choose a flow.') }),
]);
export type ChannelConfig = z.infer<typeof channelConfigSchema>;

/** POST /api/alerts/channels → 201, PUT /api/alerts/channels/:id → 204, DELETE → 204; POST …/:id/test → { ok, answer }. */
export const saveChannelSchema = z.object({ name, config: channelConfigSchema });
export type SaveChannel = z.infer<typeof saveChannelSchema>;

export const alertChannelSchema = saveChannelSchema.extend({
  id: z.string(),
  lastSentAt: z.number().nullable(),
  /** Since when nothing comes through, and why. */
  failingSince: z.number().nullable(),
  lastError: z.string().nullable(),
});
export type AlertChannel = z.infer<typeof alertChannelSchema>;

export const channelTestSchema = z.object({ ok: z.boolean(), answer: z.string() });

const ALERT_STATUSES = ['Pending', 'Firing', 'Resolved'] as const;

export const alertSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
  kind: z.string(),
  flowId: z.string().nullable(),
  flowName: z.string().nullable(),
  status: z.enum(ALERT_STATUSES),
  /** What was found, in words. */
  summary: z.string(),
  since: z.number(),
  firedAt: z.number().nullable(),
  resolvedAt: z.number().nullable(),
  silencedUntil: z.number().nullable(),
  /** A path of this site where it can be looked into. */
  path: z.string(),
});
export type Alert = z.infer<typeof alertSchema>;

/** POST /api/alerts/silences → 201; DELETE /api/alerts/silences/:id → 204. What matches is not told. */
export const silenceSchema = z.object({
  ruleId: z.string(),
  flowId: z.string().nullable(),
  minutes,
  reason: z.string().trim().max(500),
});

export const alertOverviewSchema = z.object({
  open: z.array(alertSchema),
  /** The latest that are over. */
  resolved: z.array(alertSchema),
  rules: z.array(alertRuleSchema),
  channels: z.array(alertChannelSchema),
  silences: z.array(
    z.object({
      id: z.string(),
      ruleName: z.string(),
      flowName: z.string().nullable(),
      until: z.number(),
      reason: z.string(),
    }),
  ),
});
export type AlertOverview = z.infer<typeof alertOverviewSchema>;
