/** The flow that an action names in its `host` (WDL reference 5 and 7), and the fields of its form. */

import { z } from 'zod';
import type { FormField } from './form-field.ts';
import { isExpression } from './input-schemas.ts';

const isNamed = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** `missing` is said when no flow is named. */
export function flowHost(missing: string): z.ZodType {
  return z.custom<{ workflow?: { id?: unknown }; workflowReferenceName?: unknown }>(
    (value) =>
      isExpression(value) ||
      (typeof value === 'object' &&
        value !== null &&
        (('workflowReferenceName' in value && isNamed(value.workflowReferenceName)) ||
          ('workflow' in value &&
            (isExpression(value.workflow) ||
              (typeof value.workflow === 'object' &&
                value.workflow !== null &&
                'id' in value.workflow &&
                isNamed(value.workflow.id)))))),
    missing,
  );
}

/** The field for the flow; `placeholder` is a name such as it may have. */
export function flowField(placeholder: string): FormField {
  return {
    path: ['inputs', 'host', 'workflow', 'id'],
    label: 'Flow',
    control: 'text',
    required: true,
    placeholder,
    help: 'Its name or its id.',
  };
}
