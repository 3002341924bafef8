import type { Value } from '#core/json/value.ts';
export type SetValue = { pointer: string; value: Value };
export function setValue(text: string, options: SetValue): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
