'use client';

/** The form of a channel. Secrets are never shown: left empty they stay as they are. */

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import type { AlertChannel, ChannelConfig } from '#core/api/alerts.ts';
import type { FlowName } from './alert-rules.tsx';
import { saveChannel } from './api.ts';
import { ChannelFields } from './channel-fields.tsx';
import { KINDS } from './channel-kinds.ts';
import { ChoiceField, TextField } from './fields.tsx';

export type ChannelDialogProps = { channel: AlertChannel | undefined; flows: readonly FlowName[]; onClose(): void };

const TITLES = Object.fromEntries(Object.entries(KINDS).map(([kind, { title }]) => [kind, title]));

export function ChannelDialog({ channel, flows, onClose }: ChannelDialogProps) {
  const router = useRouter();
  const [name, setName] = useState(channel?.name ?? '');
  const [config, setConfig] = useState<ChannelConfig>(channel?.config ?? KINDS.Mail.empty);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const isSame = channel?.config.kind === config.kind;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await saveChannel(channel?.id, { name, config });
      router.refresh();
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>{channel ? 'Change the channel' : 'New channel'}</DialogTitle>
          <DialogDescription>Test it once it is saved: you see what the other side answers.</DialogDescription>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <TextField label="Name" value={name} onChange={setName} maxLength={100} required />
          <ChoiceField
            label="Kind"
            choices={TITLES}
            value={config.kind}
            onChange={(kind) => setConfig(KINDS[kind as ChannelConfig['kind']].empty)}
          />
          <ChannelFields config={config} flows={flows} hasSecret={isSame} onChange={setConfig} />
          {problem !== '' && (
            <p role="alert" className="text-destructive text-sm">
              {problem}
            </p>
          )}
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy}>
              {isBusy ? 'Saving…' : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
