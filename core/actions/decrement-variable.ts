import { changeVariable } from './change-variable.ts';

/** WDL reference 6. */
export const decrementVariable = changeVariable({
  type: 'DecrementVariable',
  title: 'Decrement variable',
  icon: 'minus',
  summary: 'Take a number off a variable.',
  docs: 'For integers and floats. Atomic, also in loops whose iterations run at the same time.',
  value: { label: 'By', control: 'number' },
  initial: 1,
  isValueOptional: true,
});
