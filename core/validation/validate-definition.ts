import type { ValueObject } from '#core/json/value.ts';
import type { Problem } from './problem.ts';
export function validateDefinition(text: string, options?: { parameters?: ValueObject }): Problem[] {
  void text;
  void options;
  throw new Error('Not there yet');
}
