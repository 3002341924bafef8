import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { FlowLayout } from './flow-layout.ts';
export type LayoutOptions = {
  /** Names of the containers that are shown closed. */
  collapsed?: ReadonlySet<string>;
  /** Path of the definition inside the text, from parseDefinition. */
  root?: string[];
};
export function layoutDefinition(definition: WorkflowDefinition, options: LayoutOptions = {}): FlowLayout {
  void definition;
  void options;
  throw new Error('Not there yet');
}
