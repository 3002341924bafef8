import type { Problem } from '#core/validation/problem.ts';
import type { FlowKind, WorkflowDefinition } from './types.ts';
export type ParsedDefinition = {
  /** Null when the text holds no definition at all; what is broken inside one is left out of it. */
  definition: WorkflowDefinition | null;
  kind: FlowKind;
  /** Path of the definition inside the text: [] or ['definition']. */
  root: string[];
  problems: Problem[];
};
export function parseDefinition(text: string): ParsedDefinition {
  void text;
  throw new Error('Not there yet');
}
