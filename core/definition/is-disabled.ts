import type { ActionDefinition } from './types.ts';

/** The step is switched off in the designer: `metadata.disabled`, an extension that Logic Apps ignores. */
export function isDisabled({ metadata }: Pick<ActionDefinition, 'metadata'>): boolean {
  return metadata?.disabled === true;
}
