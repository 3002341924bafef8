'use client';

/** What is wrong now, since when, and the ways to look into it or to be left alone with it. */

import { BellOff, BellRing, CircleCheck, Hourglass, Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { RelativeTime } from '#components/shell/time.tsx';
import { useTask } from '#components/shell/use-task.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import type { Alert, AlertOverview } from '#core/api/alerts.ts';
import { deleteAlertPart } from './api.ts';
import { Section } from './section.tsx';
import { SilenceDialog } from './silence-dialog.tsx';

export type OpenAlertsProps = { alerts: readonly Alert[]; silences: AlertOverview['silences']; hasRules: boolean };

export function OpenAlerts({ alerts, silences, hasRules }: OpenAlertsProps) {
  const [silenced, setSilenced] = useState<Alert>();
  return (
    <Section title="Now">
      {alerts.length === 0 ? (
        <EmptyState icon={CircleCheck} title={hasRules ? 'No rule holds' : 'Nothing is watched yet'}>
          {hasRules
            ? 'What a rule finds is shown here until it is over.'
            : 'Make a rule below, and a channel by which you want to be told.'}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border rounded-xl border border-border bg-card shadow-sm">
          {alerts.map((alert) => (
            <OpenAlert key={alert.id} alert={alert} onSilence={() => setSilenced(alert)} />
          ))}
        </ul>
      )}
      {silences.length > 0 && <Silences silences={silences} />}
      {silenced && <SilenceDialog alert={silenced} onClose={() => setSilenced(undefined)} />}
    </Section>
  );
}

function OpenAlert({ alert, onSilence }: { alert: Alert; onSilence(): void }) {
  const { status, ruleName, flowName, summary, since, silencedUntil, path } = alert;
  const isFiring = status === 'Firing';
  const Icon = isFiring ? BellRing : Hourglass;
  return (
    <li className="flex flex-wrap items-start gap-3 px-4 py-3">
      <Icon
        className={isFiring ? 'mt-0.5 size-4 text-status-failed' : 'mt-0.5 size-4 text-status-waiting'}
        aria-hidden="true"
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {ruleName}
          {flowName !== null && <span className="font-normal text-muted-foreground">{flowName}</span>}
          <Badge variant={isFiring ? 'destructive' : 'warning'}>{isFiring ? 'Firing' : 'Pending'}</Badge>
          {silencedUntil !== null && <Badge variant="outline">Silenced</Badge>}
        </p>
        <p className="text-muted-foreground text-sm">{summary}</p>
      </div>
      <span className="text-muted-foreground text-sm">
        since <RelativeTime at={since} />
      </span>
      <Button variant="secondary" size="sm" asChild>
        <Link href={path} aria-label={`Look into ${ruleName}${flowName === null ? '' : `, ${flowName}`}`}>
          <Search aria-hidden="true" /> Look into it
        </Link>
      </Button>
      {silencedUntil === null && (
        <Button variant="ghost" size="sm" onClick={onSilence}>
          <BellOff aria-hidden="true" /> Silence
        </Button>
      )}
    </li>
  );
}

function Silences({ silences }: Pick<AlertOverview, 'silences'>) {
  const router = useRouter();
  const task = useTask();
  const end = (id: string) =>
    task.run(async () => {
      await deleteAlertPart('silences', id);
      router.refresh();
    });
  return (
    <ul aria-label="Silences" className="grid gap-1 text-sm">
      {silences.map(({ id, ruleName, flowName, until, reason }) => (
        <li key={id} className="flex flex-wrap items-center gap-2 text-muted-foreground">
          <BellOff className="size-3.5" aria-hidden="true" />
          <span>
            {ruleName}
            {flowName !== null && `, ${flowName}`} is told to nobody until <RelativeTime at={until} />
            {reason !== '' && `: ${reason}`}
          </span>
          <Button variant="ghost" size="sm" disabled={task.busy} onClick={() => end(id)}>
            End it
          </Button>
        </li>
      ))}
    </ul>
  );
}
