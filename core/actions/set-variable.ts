import { changeVariable } from './change-variable.ts';
import { bodyOf, VARIABLE_OUTPUTS } from './output-schemas.ts';

/** WDL reference 6; its outputs have a `body`, unlike those of the other steps that change a variable. */
export const setVariable = {
  ...changeVariable({
    type: 'SetVariable',
    title: 'Set variable',
    icon: 'pencil',
    summary: 'Give a variable a new value.',
    docs: "The value must fit the variable's type and may not name the variable itself.",
    value: { label: 'Value', control: 'value' },
    initial: '',
  }),
  outputs: bodyOf(VARIABLE_OUTPUTS),
};
