'use client';

/** What a channel of each kind has to know. */

import { Checkbox } from '#components/ui/checkbox.tsx';
import { Label } from '#components/ui/label.tsx';
import type { ChannelConfig } from '#core/api/alerts.ts';
import type { FlowName } from './alert-rules.tsx';
import { ChoiceField, NumberField, TextField } from './fields.tsx';

export type ChannelFieldsProps = {
  config: ChannelConfig;
  flows: readonly FlowName[];
  /** There is a secret already, which stays where the field is left empty. */
  hasSecret: boolean;
  onChange(config: ChannelConfig): void;
};

type MailConfig = Extract<ChannelConfig, { kind: 'Mail' }>;

export function ChannelFields({ config, flows, hasSecret, onChange }: ChannelFieldsProps) {
  const kept = hasSecret ? 'Stays as it is' : '';
  switch (config.kind) {
    case 'Mail':
      return <MailFields config={config} kept={kept} onChange={onChange} />;
    case 'Webhook':
      return (
        <>
          <TextField
            label="Address"
            type="url"
            value={config.url}
            onChange={(url) => onChange({ ...config, url })}
            placeholder="https://"
            required
          />
          <TextField
            label="Secret"
            type="password"
            autoComplete="off"
            value={config.secret}
            onChange={(secret) => onChange({ ...config, secret })}
            placeholder={kept}
            help="Signs each message by HMAC-SHA256 in the header Millrace-Signature. Without one it is not signed."
          />
        </>
      );
    case 'Slack':
      return (
        <TextField
          label="Address of the incoming webhook"
          type="url"
          value={config.url}
          onChange={(url) => onChange({ ...config, url })}
          placeholder={kept === '' ? 'https://hooks.slack.com/services/…' : kept}
          required={!hasSecret}
        />
      );
    case 'Flow':
      return (
        <div className="grid gap-1.5">
          <ChoiceField
            label="Flow"
            choices={Object.fromEntries(flows.map(({ id, name }) => [id, name]))}
            value={config.flowId}
            placeholder="Choose a flow"
            onChange={(flowId) => onChange({ ...config, flowId })}
          />
          <p className="text-muted-foreground text-xs">
            Its published version gets the alert as the body of its trigger. It is not started for alerts about itself.
          </p>
        </div>
      );
  }
}

type MailFieldsProps = { config: MailConfig; kept: string; onChange(config: MailConfig): void };

function MailFields({ config, kept, onChange }: MailFieldsProps) {
  const change = (changed: Partial<MailConfig>) => onChange({ ...config, ...changed });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label="Mail server" value={config.host} onChange={(host) => change({ host })} required />
      <NumberField label="Port" value={config.port} min={1} max={65_535} onChange={(port) => change({ port })} />
      <TextField label="User" autoComplete="off" value={config.user} onChange={(user) => change({ user })} />
      <TextField
        label="Password"
        type="password"
        autoComplete="new-password"
        value={config.password}
        onChange={(password) => change({ password })}
        placeholder={kept}
      />
      <TextField label="From" value={config.from} onChange={(from) => change({ from })} required />
      <TextField
        label="To"
        value={config.to}
        onChange={(to) => change({ to })}
        placeholder="night@example.com, day@example.com"
        required
      />
      <Label className="gap-2 font-normal sm:col-span-2">
        <Checkbox checked={config.secure} onCheckedChange={(secure) => change({ secure: secure === true })} />
        TLS from the beginning (commonly on port 465)
      </Label>
    </div>
  );
}
