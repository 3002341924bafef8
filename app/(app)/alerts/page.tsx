/** What is wrong now, and how people are told of it. */

import type { Metadata } from 'next';

import { AlertChannels } from '#components/alerts/alert-channels.tsx';
import { AlertHistory } from '#components/alerts/alert-history.tsx';
import { AlertRules } from '#components/alerts/alert-rules.tsx';
import { OpenAlerts } from '#components/alerts/open-alerts.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { getAlertOverview } from '#server/use-cases/get-alert-overview.ts';
import { listFlowNames } from '#server/use-cases/list-flow-names.ts';

export const metadata: Metadata = { title: 'Alerts' };

export default async function AlertsPage() {
  const [{ open, resolved, rules, channels, silences }, flows] = await Promise.all([
    getAlertOverview(),
    listFlowNames(),
  ]);
  return (
    <PageBody>
      <LiveRefresh />
      <PageHeader title="Alerts" description="Rules are looked at every 15 seconds, also while no worker is there." />
      <OpenAlerts alerts={open} silences={silences} hasRules={rules.length > 0} />
      <AlertRules rules={rules} channels={channels} flows={flows} />
      <AlertChannels channels={channels} flows={flows} />
      {resolved.length > 0 && <AlertHistory alerts={resolved} />}
    </PageBody>
  );
}
