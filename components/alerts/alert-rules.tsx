'use client';

/** The rules, each in a sentence; the usual ones ready to be made where there are none. */

import { BellPlus, Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTask } from '#components/shell/use-task.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { describeCondition } from '#core/alerts/describe-condition.ts';
import type { AlertChannel, AlertRule } from '#core/api/alerts.ts';
import { deleteAlertPart, saveAlertRule } from './api.ts';
import { NEW_RULE, USUAL_RULES } from './new-rule.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { Section } from './section.tsx';

export type FlowName = { id: string; name: string };
export type AlertRulesProps = {
  rules: readonly AlertRule[];
  channels: readonly AlertChannel[];
  flows: readonly FlowName[];
};

export function AlertRules({ rules, channels, flows }: AlertRulesProps) {
  const router = useRouter();
  const task = useTask();
  const [edited, setEdited] = useState<AlertRule | 'new'>();
  const [deleted, setDeleted] = useState<AlertRule>();
  const change = (work: () => Promise<void>) =>
    task.run(async () => {
      await work();
      router.refresh();
    });
  const makeUsual = () =>
    change(async () => {
      const channelIds = channels.map(({ id }) => id);
      for (const rule of USUAL_RULES) await saveAlertRule(undefined, { ...rule, channelIds });
    });
  return (
    <Section
      title="Rules"
      words="When somebody is to be told."
      action={
        <Button size="sm" onClick={() => setEdited('new')}>
          <Plus aria-hidden="true" /> New rule
        </Button>
      }
    >
      {rules.length === 0 ? (
        <div className="grid justify-items-start gap-2 rounded-xl border border-border-strong border-dashed p-5">
          <p>Most installations begin with these:</p>
          <ul className="list-disc pl-5 text-muted-foreground text-sm">
            {USUAL_RULES.map(({ name, condition }) => (
              <li key={name}>
                {name}: {describeCondition(condition)}
              </li>
            ))}
          </ul>
          <Button variant="secondary" size="sm" disabled={task.busy} onClick={makeUsual}>
            <BellPlus aria-hidden="true" /> Make these three
          </Button>
        </div>
      ) : (
        <ul className="divide-y divide-border rounded-xl border border-border bg-card shadow-sm">
          {rules.map((rule) => (
            <li key={rule.id} className="flex flex-wrap items-center gap-3 px-4 py-2.5">
              <Switch
                aria-label={`${rule.name} is on`}
                checked={rule.enabled}
                disabled={task.busy}
                onCheckedChange={(enabled) => change(() => saveAlertRule(rule.id, { ...withoutId(rule), enabled }))}
              />
              <RuleWords rule={rule} channels={channels} flows={flows} />
              <Button variant="ghost" size="sm" aria-label={`Change ${rule.name}`} onClick={() => setEdited(rule)}>
                Change
              </Button>
              <Button variant="ghost" size="sm" aria-label={`Delete ${rule.name}`} onClick={() => setDeleted(rule)}>
                Delete
              </Button>
            </li>
          ))}
        </ul>
      )}
      {edited && (
        <RuleDialog
          id={edited === 'new' ? undefined : edited.id}
          initial={edited === 'new' ? { ...NEW_RULE, channelIds: channels.map(({ id }) => id) } : withoutId(edited)}
          channels={channels}
          flows={flows}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ConfirmDialog
        isOpen={deleted !== undefined}
        title={`Delete the rule “${deleted?.name}”?`}
        confirm="Delete the rule"
        onConfirm={() => deleted && change(() => deleteAlertPart('rules', deleted.id))}
        onClose={() => setDeleted(undefined)}
      >
        The history of its alerts goes with it. To pause it, switch it off instead.
      </ConfirmDialog>
    </Section>
  );
}

function RuleWords({ rule, channels, flows }: { rule: AlertRule } & Omit<AlertRulesProps, 'rules'>) {
  const { name, condition, flowIds, forMinutes, channelIds } = rule;
  const named = flowIds.map((id) => flows.find((flow) => flow.id === id)?.name ?? 'a deleted flow');
  const told = channels.filter(({ id }) => channelIds.includes(id));
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {name}
        {told.length === 0 && <Badge variant="warning">Tells nobody</Badge>}
      </p>
      <p className="text-muted-foreground text-sm">
        {capital(describeCondition(condition))}
        {forMinutes > 0 && `, for ${forMinutes} min`}. {named.length > 0 && `Only ${named.join(', ')}. `}
        {told.length > 0 && `Tells ${told.map((channel) => channel.name).join(', ')}.`}
      </p>
    </div>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function withoutId({ id: _, ...rule }: AlertRule) {
  return rule;
}
