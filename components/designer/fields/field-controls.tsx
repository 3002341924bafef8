'use client';

/** The table of controls: one line per kind of field that an operation's form may name. */

import { ArrayField } from './array-field.tsx';
import { AuthenticationField } from './authentication-field.tsx';
import { BatchesField } from './batches-field.tsx';
import { CasesField } from './cases-field.tsx';
import { CheckboxField } from './checkbox-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { ComboboxField } from './combobox-field.tsx';
import { ConditionField } from './condition-field.tsx';
import { DateTimeField } from './date-time-field.tsx';
import { DurationField } from './duration-field.tsx';
import type { FieldControls } from './field-scope.tsx';
import { JsonSchemaField } from './json-schema-field.tsx';
import { KeyValueField } from './key-value-field.tsx';
import { NumberField } from './number-field.tsx';
import { PlainTextField } from './plain-text-field.tsx';
import { RecurrenceField } from './recurrence-field.tsx';
import { RetryPolicyField } from './retry-policy-field.tsx';
import { SecretField } from './secret-field.tsx';
import { MultilineField, TextField } from './text-field.tsx';
import { TriggerConditionsField } from './trigger-conditions-field.tsx';
import { ValueField } from './value-field.tsx';
import { VariableNameField } from './variable-name-field.tsx';
import { VariablesField } from './variables-field.tsx';

export const FIELD_CONTROLS: FieldControls = {
  array: ArrayField,
  authentication: AuthenticationField,
  batches: BatchesField,
  cases: CasesField,
  checkbox: CheckboxField,
  choice: ChoiceField,
  code: ValueField,
  combobox: ComboboxField,
  condition: ConditionField,
  dateTime: DateTimeField,
  duration: DurationField,
  jsonSchema: JsonSchemaField,
  keyValue: KeyValueField,
  multiline: MultilineField,
  number: NumberField,
  plainText: PlainTextField,
  recurrence: RecurrenceField,
  retryPolicy: RetryPolicyField,
  secret: SecretField,
  text: TextField,
  triggerConditions: TriggerConditionsField,
  value: ValueField,
  variableName: VariableNameField,
  variables: VariablesField,
};
