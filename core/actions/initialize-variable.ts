import { z } from 'zod';
import { VARIABLE_TYPES } from '#core/definition/variable-types.ts';
import { defineAction } from './define-action.ts';
import { fixedName } from './input-schemas.ts';
import { NO_OUTPUTS } from './output-schemas.ts';

/** WDL reference 6. */

const variable = z.looseObject({
  name: fixedName('The name of the variable'),
  type: z.custom<unknown>(
    (type) => typeof type === 'string' && VARIABLE_TYPES.some((known) => known === type.toLowerCase()),
    {
      error: `The type of the variable must be one of ${VARIABLE_TYPES.join(', ')}.`,
      params: { choices: VARIABLE_TYPES },
    },
  ),
});

export const initializeVariable = defineAction({
  id: 'InitializeVariable',
  type: 'InitializeVariable',
  title: 'Initialize variable',
  group: 'Variables',
  icon: 'variable',
  summary: 'Declare variables and give them their first values.',
  docs: 'Stands at the top level, outside scopes and loops. Variables belong to the whole run.',
  inputsSchema: z.looseObject({
    variables: z.array(variable, '"variables" must be a list of {"name", "type", "value"}.').min(1, 'Name a variable.'),
  }),
  form: [
    {
      path: ['inputs', 'variables'],
      label: 'Variables',
      control: 'variables',
      required: true,
      choices: VARIABLE_TYPES.map((type) => ({ value: type, label: type })),
    },
  ],
  settings: ['trackedProperties'],
  outputs: NO_OUTPUTS,
  create: () => ({
    type: 'InitializeVariable',
    inputs: { variables: [{ name: '', type: 'string' }] },
    runAfter: {},
  }),
});
