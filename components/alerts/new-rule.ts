/** What new rules begin with: of each kind, and the ones most installations have. */

import type { AlertCondition, AlertKind, SaveAlertRule } from '#core/api/alerts.ts';

export const NEW_CONDITIONS: { readonly [Kind in AlertKind]: Extract<AlertCondition, { kind: Kind }> } = {
  FailureRate: { kind: 'FailureRate', percent: 10, minutes: 15, minimum: 5 },
  FailuresInARow: { kind: 'FailuresInARow', count: 3 },
  SlowRuns: { kind: 'SlowRuns', seconds: 30, minutes: 15, minimum: 5 },
  NoSuccess: { kind: 'NoSuccess', minutes: 1_440 },
  ScheduleMissed: { kind: 'ScheduleMissed' },
  DeadLetters: { kind: 'DeadLetters', count: 1 },
  RunsWaiting: { kind: 'RunsWaiting', minutes: 5 },
  NoWorker: { kind: 'NoWorker', minutes: 1 },
};

export const NEW_RULE: SaveAlertRule = {
  name: '',
  enabled: true,
  condition: NEW_CONDITIONS.FailureRate,
  flowIds: [],
  forMinutes: 0,
  repeatMinutes: 240,
  channelIds: [],
};

export const USUAL_RULES: readonly SaveAlertRule[] = [
  { ...NEW_RULE, name: 'Many failures', condition: { kind: 'FailureRate', percent: 20, minutes: 15, minimum: 5 } },
  { ...NEW_RULE, name: 'Missed schedule', condition: NEW_CONDITIONS.ScheduleMissed },
  { ...NEW_RULE, name: 'No worker', condition: NEW_CONDITIONS.NoWorker },
];
