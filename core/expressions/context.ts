/**
 * What a compiled expression may ask of the run it is evaluated in. Names are matched without regard to letter case
 * by whoever implements this. A method throws `ExpressionError` when there is nothing of that name.
 */

import type { Value } from '#core/json/value.ts';

export interface EvaluationContext {
  /** The trigger object of WDL reference 10. */
  trigger(): Value;
  /** The action object of WDL reference 10; only of actions that have ended. */
  action(name: string): Value;
  /** The action that is evaluating. */
  currentAction(): Value;
  variable(name: string): Value;
  parameter(name: string): Value;
  item(): Value;
  items(loop: string): Value;
  iterationIndex(loop: string): Value;
  result(container: string): Value;
  workflow(): Value;
  appSetting(name: string): Value;
  callbackUrl(): string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** The same moment as ISO 8601 text, where it is known more exactly than to the millisecond. */
  exactNow?(): string;
  /** At least 0, below 1. */
  random(): number;
  newGuid(): string;
}
