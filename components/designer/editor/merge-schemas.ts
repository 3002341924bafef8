/** Two JSON schemas as one, as far as types and properties go: what was declared and what was seen, or two samples. */

import { getOwn, isObject, setOwn } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';

/** The type of both; undefined leaves it open. */
type JoinTypes = (a: Value | undefined, b: Value | undefined) => Value | undefined;

/** Describes what either describes; what both say in different words is taken from `declared`. */
export function mergeSchemas(declared: ValueObject, seen: ValueObject): ValueObject {
  return join(declared, seen, (type, other) => type ?? other);
}

/** A schema for values that are described by one or the other: a type that differs is left open. */
export function joinSchemas(a: ValueObject, b: ValueObject): ValueObject {
  return join(a, b, (type, other) => {
    if (type === undefined || other === undefined || type === other) return type ?? other;
    return [type, other].every((each) => each === 'integer' || each === 'number') ? 'number' : undefined;
  });
}

function join(a: ValueObject, b: ValueObject, joinTypes: JoinTypes): ValueObject {
  const { type: _, ...joined }: ValueObject = { ...b, ...a };
  const type = joinTypes(getOwn(a, 'type'), getOwn(b, 'type'));
  const properties = joinProperties(getOwn(a, 'properties'), getOwn(b, 'properties'), joinTypes);
  const items = joinOptional(getOwn(a, 'items'), getOwn(b, 'items'), joinTypes);
  return {
    ...(type === undefined ? {} : { type }),
    ...joined,
    ...(properties && { properties }),
    ...(items && { items }),
  };
}

function joinProperties(a: Value | undefined, b: Value | undefined, joinTypes: JoinTypes): ValueObject | undefined {
  if (!isObject(a)) return isObject(b) ? b : undefined;
  if (!isObject(b)) return a;
  const joined: ValueObject = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    setOwn(joined, name, joinOptional(getOwn(a, name), getOwn(b, name), joinTypes) ?? {});
  }
  return joined;
}

function joinOptional(a: Value | undefined, b: Value | undefined, joinTypes: JoinTypes): ValueObject | undefined {
  if (isObject(a) && isObject(b)) return join(a, b, joinTypes);
  if (isObject(a)) return a;
  return isObject(b) ? b : undefined;
}
