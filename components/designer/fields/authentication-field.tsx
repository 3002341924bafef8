'use client';

/** How a call proves who it is (WDL reference 12.5). Kinds without a form are edited as JSON. */

import type { FormField } from '#core/actions/form-field.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { ObjectForm } from './object-form.tsx';
import { ValueField } from './value-field.tsx';

const SECRET = "Better as a parameter of type SecureString: @parameters('password')";
const BASIC = { path: ['type'], equals: ['Basic'] };
const RAW = { path: ['type'], equals: ['Raw'] };
const WITH_FORM = ['None', 'Basic', 'Raw'];

const FIELDS: readonly FormField[] = [
  {
    path: ['type'],
    label: 'Kind',
    control: 'choice',
    placeholder: 'None',
    choices: [
      { value: 'Basic', label: 'Basic: user name and password' },
      { value: 'Raw', label: 'Authorization header, for example Bearer' },
    ],
  },
  { path: ['username'], label: 'User name', control: 'text', required: true, visibleWhen: BASIC },
  { path: ['password'], label: 'Password', control: 'text', required: true, visibleWhen: BASIC, help: SECRET },
  {
    path: ['value'],
    label: 'Header value',
    control: 'text',
    required: true,
    visibleWhen: RAW,
    placeholder: "Bearer @{parameters('token')}",
    help: "Better with a parameter of type SecureString: Bearer @{parameters('token')}",
  },
];

export function AuthenticationField(props: FieldProps) {
  const { value, set } = props;
  if (value !== undefined && !hasForm(value)) return <ValueField {...props} />;
  return (
    <ObjectForm
      fields={FIELDS}
      value={value}
      set={(next) => set(isObject(next) && getOwn(next, 'type') === undefined ? undefined : next)}
    />
  );
}

function hasForm(value: Value): boolean {
  if (!isObject(value)) return false;
  const type = getOwn(value, 'type');
  return type === undefined || (typeof type === 'string' && WITH_FORM.includes(type));
}
