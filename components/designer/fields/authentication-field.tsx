'use client';

/** How a call proves who it is (WDL reference 12.5); or an expression that gives it. */

import type { FormField } from '#core/actions/form-field.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { ObjectForm } from './object-form.tsx';
import { ValueField } from './value-field.tsx';

const when = (type: string) => ({ visibleWhen: { path: ['type'], equals: [type] } });
const BASIC = when('Basic');
const CERTIFICATE = when('ClientCertificate');
const OAUTH = when('ActiveDirectoryOAuth');
const IDENTITY = when('ManagedServiceIdentity');

const KINDS = [
  { value: 'None', label: 'None' },
  { value: 'Basic', label: 'Basic: user name and password' },
  { value: 'ClientCertificate', label: 'Client certificate' },
  { value: 'ActiveDirectoryOAuth', label: 'OAuth client of Microsoft Entra ID' },
  { value: 'Raw', label: 'Authorization header, for example Bearer' },
  { value: 'ManagedServiceIdentity', label: 'Managed identity (in Azure only)' },
];

const FIELDS: readonly FormField[] = [
  { path: ['type'], label: 'Kind', control: 'choice', placeholder: 'None', choices: KINDS },
  { path: ['username'], label: 'User name', control: 'text', required: true, ...BASIC },
  { path: ['password'], label: 'Password', control: 'secret', required: true, ...BASIC },
  {
    path: ['pfx'],
    label: 'Certificate with key (PFX)',
    control: 'secret',
    required: true,
    help: 'Base64 of the file.',
    ...CERTIFICATE,
  },
  { path: ['password'], label: 'Password of the certificate', control: 'secret', ...CERTIFICATE },
  {
    path: ['authority'],
    label: 'Authority',
    control: 'text',
    placeholder: 'https://login.microsoftonline.com',
    ...OAUTH,
  },
  { path: ['tenant'], label: 'Tenant', control: 'text', required: true, ...OAUTH },
  { path: ['audience'], label: 'Audience', control: 'text', required: true, ...OAUTH },
  { path: ['clientId'], label: 'Client id', control: 'text', required: true, ...OAUTH },
  { path: ['secret'], label: 'Secret', control: 'secret', required: true, ...OAUTH },
  {
    path: ['value'],
    label: 'Header value',
    control: 'secret',
    required: true,
    placeholder: "Bearer @{parameters('token')}",
    ...when('Raw'),
  },
  {
    path: ['identity'],
    label: 'Identity',
    control: 'text',
    placeholder: 'That of the system',
    help: 'Kept for Azure. Millrace has no identity of Azure: a call with one fails here.',
    ...IDENTITY,
  },
  { path: ['audience'], label: 'Audience', control: 'text', ...IDENTITY },
];

export function AuthenticationField(props: FieldProps) {
  const { value, set } = props;
  if (value !== undefined && !hasForm(value)) return <ValueField {...props} />;
  return <ObjectForm fields={FIELDS} value={value} set={(next) => set(withoutOthers(next))} />;
}

/** Without a kind there is none; another kind leaves the properties of the one before. */
function withoutOthers(value: Value | undefined): Value | undefined {
  if (!isObject(value)) return undefined;
  const type = getOwn(value, 'type');
  return type === undefined ? undefined : value;
}

function hasForm(value: Value): boolean {
  if (!isObject(value)) return false;
  const type = getOwn(value, 'type');
  return type === undefined || KINDS.some((kind) => kind.value === type);
}
