import type { TriggerDefinition } from '#core/definition/types.ts';
export type SetTrigger = { name: string; trigger: TriggerDefinition };
export function setTrigger(text: string, options: SetTrigger): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
