/** Values of parameters that are read from an application setting: the one function that such a value may call (WDL reference 1). */

import { ExpressionError } from '#core/expressions/errors.ts';
import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { evaluateTemplate, referencesOf } from '#core/expressions/template.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

const NO_CHANCE = { random: () => 0, newGuid: () => '' };

export function readsAppSetting(value: Value | undefined): value is string {
  return typeof value === 'string' && referencesOf(value).functions.includes('appsetting');
}

/** A setting that is missing leaves no value. */
export function appSettingValue(value: string, appsettings: ValueObject): Value | undefined {
  try {
    return evaluateTemplate(value, contextFromSnapshot({ appsettings }, NO_CHANCE));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}
