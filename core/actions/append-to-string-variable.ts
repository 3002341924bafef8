import { changeVariable } from './change-variable.ts';

/** WDL reference 6. */
export const appendToStringVariable = changeVariable({
  type: 'AppendToStringVariable',
  title: 'Append to string variable',
  icon: 'text-cursor-input',
  summary: 'Add text to the end of a variable.',
  docs: 'In a loop whose iterations run at the same time, the order of the pieces is open.',
  value: { label: 'Value', control: 'multiline' },
  initial: '',
});
