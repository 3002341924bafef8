import { changeVariable } from './change-variable.ts';

/** WDL reference 6. */
export const appendToArrayVariable = changeVariable({
  type: 'AppendToArrayVariable',
  title: 'Append to array variable',
  icon: 'list-end',
  summary: 'Add one item to the end of a list.',
  docs: 'In a loop whose iterations run at the same time, the order of the items is open.',
  value: { label: 'Value', control: 'value' },
  initial: '',
});
