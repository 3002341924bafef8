/**
 * `patternProperties` for the validator, which would match the names with the platform's expressions: each pattern becomes
 * the list of those names of the value that it matches.
 */

import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { objectOf } from '#core/json/written-order.ts';
import { matchesPattern } from './linear-pattern.ts';
import { isKeywordOfData, isKeywordOfNames } from './schema-keywords.ts';

const ANY_NAME = '';
const NO_NAME = '[^\\s\\S]';

/** A copy of the schema for this one value. */
export function withNamesOf(value: Value, schema: ValueObject): ValueObject {
  return replacePatterns(schema, [...namesIn(value, new Set())]);
}

function namesIn(value: Value, names: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) namesIn(item, names);
  if (!isObject(value)) return names;
  for (const [name, property] of Object.entries(value)) namesIn(property, names.add(name));
  return names;
}

function replacePatterns(schema: ValueObject, names: readonly string[]): ValueObject {
  const replace = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(replace);
    return isObject(value) ? replacePatterns(value, names) : value;
  };
  return objectOf(
    Object.entries(schema).map(([keyword, value]) => {
      if (isKeywordOfData(keyword)) return [keyword, value];
      if (!isKeywordOfNames(keyword) || !isObject(value)) return [keyword, replace(value)];
      const inner = Object.entries(value).map(([name, part], index): [string, Value] => [
        keyword === 'patternProperties' ? namePattern(name, names, index) : name,
        replace(part),
      ]);
      return [keyword, objectOf(inner)];
    }),
  );
}

/** The index keeps patterns apart that match the same names. */
function namePattern(pattern: string, names: readonly string[], index: number): string {
  const matched = names.filter((name) => matchesPattern(pattern, name));
  const apart = '(?:)'.repeat(index);
  if (matched.length === 0) return apart + NO_NAME;
  if (matched.length === names.length) return apart + ANY_NAME;
  return `${apart}^(?:${matched.map(escaped).join('|')})$`;
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
