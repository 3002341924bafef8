import type { WorkflowDefinition } from './types.ts';
/** The wanted name as a name (blanks become underscores), with _2, _3 … behind it while it is taken. */
export function uniqueName(definition: WorkflowDefinition, wanted: string): string {
  void definition;
  void wanted;
  throw new Error('Not there yet');
}
