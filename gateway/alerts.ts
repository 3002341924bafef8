/**
 * Looks whether alert rules hold, and tells people. It is done here because the gateway is there when no worker is, which is
 * one of the things to be told. Of several gateways one evaluates, and any sends.
 */

import { isDatabaseAway } from '#server/database-away.ts';
import type { Log } from '#server/log.ts';
import { repeat } from '#server/repeat.ts';
import { forgetOldAlerts } from '#server/repositories/alerts.ts';
import { deliverAlert } from '#server/use-cases/deliver-alerts.ts';
import { evaluateAlerts } from '#server/use-cases/evaluate-alerts.ts';

const EVALUATE_MS = 15_000;
const DELIVER_MS = 5_000;
const FORGET_MS = 3_600_000;
/** How long alerts that are over stay on their page. */
const KEPT_MS = 90 * 86_400_000;

export function watchAlerts({ publicUrl, log }: { publicUrl: string; log: Log }): { stop(): Promise<void> } {
  const onError = (error: unknown) => {
    if (!isDatabaseAway(error)) log.error({ err: error }, 'Alerts stand still; it is tried again.');
  };
  const delivering = repeat(
    async () => {
      while (await deliverAlert());
    },
    { every: DELIVER_MS, onError },
  );
  const evaluating = repeat(
    async () => {
      if (await evaluateAlerts({ publicUrl })) delivering.wake();
    },
    { every: EVALUATE_MS, onError },
  );
  const forgetting = repeat(() => forgetOldAlerts(new Date(Date.now() - KEPT_MS)), { every: FORGET_MS, onError });
  return {
    async stop() {
      await forgetting.stop();
      await evaluating.stop();
      await delivering.stop();
    },
  };
}
