'use client';

/** The form of a rule, with the rule as a sentence. */

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { ChoiceList } from '#components/runs/choice-list.tsx';
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
import { describeCondition, KIND_WORDS } from '#core/alerts/describe-condition.ts';
import {
  type AlertChannel,
  type AlertKind,
  alertConditionSchema,
  type SaveAlertRule,
  WHOLE_KINDS,
} from '#core/api/alerts.ts';
import type { FlowName } from './alert-rules.tsx';
import { saveAlertRule } from './api.ts';
import { ConditionFields } from './condition-fields.tsx';
import { ChoiceField, NumberField, TextField } from './fields.tsx';
import { NEW_CONDITIONS } from './new-rule.ts';

export type RuleDialogProps = {
  /** Of the rule that is changed. */
  id: string | undefined;
  initial: SaveAlertRule;
  channels: readonly AlertChannel[];
  flows: readonly FlowName[];
  onClose(): void;
};

const REPEATS = { never: 'No, once', 60: 'Every hour', 240: 'Every four hours', 1440: 'Every day' } as const;

export function RuleDialog({ id, initial, channels, flows, onClose }: RuleDialogProps) {
  const router = useRouter();
  const [rule, setRule] = useState(initial);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const change = (changed: Partial<SaveAlertRule>) => setRule((present) => ({ ...present, ...changed }));
  const isWhole = WHOLE_KINDS.includes(rule.condition.kind);
  const condition = alertConditionSchema.safeParse(rule.condition);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await saveAlertRule(id, { ...rule, flowIds: isWhole ? [] : rule.flowIds });
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
          <DialogTitle>{id === undefined ? 'New rule' : 'Change the rule'}</DialogTitle>
          <DialogDescription>
            {condition.success ? `Tells when ${describeCondition(condition.data)}.` : 'Fill in the numbers.'}
          </DialogDescription>
        </DialogHeader>
        <form onSubmit={(event) => void submit(event)} className="grid gap-4">
          <TextField label="Name" value={rule.name} onChange={(name) => change({ name })} maxLength={100} required />
          <ChoiceField
            label="What to look for"
            choices={KIND_WORDS}
            value={rule.condition.kind}
            onChange={(kind) => change({ condition: NEW_CONDITIONS[kind as AlertKind] })}
          />
          <div className="grid gap-4 sm:grid-cols-2">
            <ConditionFields condition={rule.condition} onChange={(next) => change({ condition: next })} />
            <NumberField
              label="Has to hold for (minutes)"
              value={rule.forMinutes}
              min={0}
              max={1_440}
              onChange={(forMinutes) => change({ forMinutes })}
            />
            <ChoiceField
              label="Tell it again"
              choices={REPEATS}
              value={rule.repeatMinutes === null ? 'never' : String(rule.repeatMinutes)}
              onChange={(chosen) => change({ repeatMinutes: chosen === 'never' ? null : Number(chosen) })}
            />
          </div>
          <div className="flex flex-wrap gap-2">
            {!isWhole && (
              <ChoiceList
                label="Flows"
                choices={flows.map((flow) => ({ name: flow.id, label: flow.name }))}
                chosen={rule.flowIds}
                onChoose={(flowIds) => change({ flowIds })}
              >
                {rule.flowIds.length === 0 ? 'All flows' : `${rule.flowIds.length} flows`}
              </ChoiceList>
            )}
            <ChoiceList
              label="Channels"
              choices={channels.map((channel) => ({ name: channel.id, label: channel.name }))}
              chosen={rule.channelIds}
              onChoose={(channelIds) => change({ channelIds })}
            >
              {channelWords(rule.channelIds, channels)}
            </ChoiceList>
          </div>
          {channels.length === 0 && (
            <p className="text-muted-foreground text-xs">
              There is no channel yet: what the rule finds is shown on this page, and told to nobody.
            </p>
          )}
          {problem !== '' && (
            <p role="alert" className="text-destructive text-sm">
              {problem}
            </p>
          )}
          <DialogFooter>
            <Button variant="secondary" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={isBusy || rule.name.trim() === '' || !condition.success}>
              {isBusy ? 'Saving…' : 'Save'}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}

function channelWords(ids: readonly string[], channels: readonly AlertChannel[]): string {
  const names = channels.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return names.length === 0 ? 'Tell nobody' : `Tell ${names.join(', ')}`;
}
