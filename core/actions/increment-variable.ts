import { changeVariable } from './change-variable.ts';

/** WDL reference 6. */
export const incrementVariable = changeVariable({
  type: 'IncrementVariable',
  title: 'Increment variable',
  icon: 'plus',
  summary: 'Add a number to a variable.',
  docs: 'For integers and floats. Atomic, also in loops whose iterations run at the same time.',
  value: { label: 'By', control: 'number' },
  initial: 1,
  isValueOptional: true,
});
