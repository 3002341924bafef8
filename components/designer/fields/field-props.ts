/** What every control of a form gets. A control is one file here and one line in field-controls.tsx. */

import type { FormField } from '#core/actions/form-field.ts';
import type { Value } from '#core/json/value.ts';

export type FieldProps = {
  /** Id of the control, which its label names. */
  id: string;
  field: FormField;
  /** Undefined when the definition has no such property. */
  value: Value | undefined;
  /** Undefined removes the property. */
  set(value: Value | undefined): void;
};
