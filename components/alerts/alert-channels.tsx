'use client';

/** Where alerts are told, and whether what is sent there arrives. */

import { Plus, Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { EmptyState } from '#components/shell/empty-state.tsx';
import { RelativeTime } from '#components/shell/time.tsx';
import { useTask } from '#components/shell/use-task.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import type { AlertChannel } from '#core/api/alerts.ts';
import type { FlowName } from './alert-rules.tsx';
import { deleteAlertPart, testChannel } from './api.ts';
import { ChannelDialog } from './channel-dialog.tsx';
import { KINDS } from './channel-kinds.ts';
import { Section } from './section.tsx';

export type AlertChannelsProps = { channels: readonly AlertChannel[]; flows: readonly FlowName[] };

export function AlertChannels({ channels, flows }: AlertChannelsProps) {
  const router = useRouter();
  const task = useTask();
  const [edited, setEdited] = useState<AlertChannel | 'new'>();
  const [deleted, setDeleted] = useState<AlertChannel>();
  const test = ({ id, name }: AlertChannel) =>
    task.run(async () => {
      const { ok, answer } = await testChannel(id);
      if (ok) toast.success(`${name} took it`, { description: answer });
      else toast.error(`${name} did not take it`, { description: answer });
      router.refresh();
    });
  const remove = (id: string) =>
    task.run(async () => {
      await deleteAlertPart('channels', id);
      router.refresh();
    });
  return (
    <Section
      title="Channels"
      words="How somebody is told."
      action={
        <Button size="sm" onClick={() => setEdited('new')}>
          <Plus aria-hidden="true" /> New channel
        </Button>
      }
    >
      {channels.length === 0 ? (
        <EmptyState icon={Send} title="No channel yet">
          Alerts can go out by mail, to a webhook, to a chat that takes Slack's incoming webhooks, or start a flow.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-border rounded-xl border border-border bg-card shadow-sm">
          {channels.map((channel) => (
            <li key={channel.id} className="flex flex-wrap items-center gap-3 px-4 py-2.5">
              <ChannelWords channel={channel} />
              <Button
                variant="secondary"
                size="sm"
                disabled={task.busy}
                aria-label={`Test ${channel.name}`}
                onClick={() => test(channel)}
              >
                <Send aria-hidden="true" /> Test
              </Button>
              <Button
                variant="ghost"
                size="sm"
                aria-label={`Change ${channel.name}`}
                onClick={() => setEdited(channel)}
              >
                Change
              </Button>
              <Button
                variant="ghost"
                size="sm"
                aria-label={`Delete ${channel.name}`}
                onClick={() => setDeleted(channel)}
              >
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <ChannelDialog
          channel={edited === 'new' ? undefined : edited}
          flows={flows}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ConfirmDialog
        isOpen={deleted !== undefined}
        title={`Delete the channel “${deleted?.name}”?`}
        confirm="Delete the channel"
        onConfirm={() => deleted && remove(deleted.id)}
        onClose={() => setDeleted(undefined)}
      >
        Rules that tell it tell nobody else for it.
      </ConfirmDialog>
    </Section>
  );
}

function ChannelWords({ channel: { name, config, lastSentAt, failingSince, lastError } }: { channel: AlertChannel }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {name}
        <span className="font-normal text-muted-foreground">{KINDS[config.kind].title}</span>
        {failingSince !== null && <Badge variant="destructive">Nothing comes through</Badge>}
      </p>
      <p className="truncate text-muted-foreground text-sm" title={lastError ?? undefined}>
        {failingSince !== null && (
          <>
            Since <RelativeTime at={failingSince} />: {lastError}
          </>
        )}
        {failingSince === null && lastSentAt === null && 'Nothing was sent yet.'}
        {failingSince === null && lastSentAt !== null && (
          <>
            Last sent <RelativeTime at={lastSentAt} />
          </>
        )}
      </p>
    </div>
  );
}
