/**
 * How a document looks as JSON under its schema: the properties of an element are its attributes as `:Attribute:name`, its
 * child elements by their names and its own text as `:Text`. What may occur several times is a list; an element that holds
 * nothing but one such list is the list itself. The root element has no property of its own.
 */

import type { Particle, SchemaElement, SchemaType } from './schema-model.ts';

export const ATTRIBUTE = ':Attribute:';
export const TEXT = ':Text';
export const XSI_URI = 'http://www.w3.org/2001/XMLSchema-instance';

type ComplexType = Extract<SchemaType, { kind: 'complex' }>;

export type Child = { element: SchemaElement; isRepeated: boolean };

export function qualified({ namespace, name }: { namespace: string; name: string }): string {
  return namespace === '' ? name : `${namespace}:${name}`;
}

/** True for a name as it stands in a definition: `name`, `namespace:name` or `{namespace}name`. */
export function isNamed(given: string, { namespace, name }: { namespace: string; name: string }): boolean {
  return given === name || given === `${namespace}:${name}` || given === `{${namespace}}${name}`;
}

const childrenByType = new WeakMap<ComplexType, Child[]>();

/** The elements that may stand directly inside, in the order of the schema. */
export function childrenOf(type: ComplexType): Child[] {
  const before = childrenByType.get(type);
  if (before) return before;
  const children: Child[] = [];
  if (type.content) addChildren(children, type.content, 1);
  childrenByType.set(type, children);
  return children;
}

function addChildren(children: Child[], particle: Particle, times: number): void {
  const most = particle.max * times;
  if (particle.kind === 'any' || most === 0) return;
  if (particle.kind !== 'element') {
    for (const part of particle.particles) addChildren(children, part, most);
    return;
  }
  const { element } = particle;
  const same = children.find((child) => qualified(child.element) === qualified(element));
  if (same) same.isRepeated = true;
  else children.push({ element, isRepeated: most > 1 });
}

/** The one repeated element of a type that holds nothing else: then its elements are the value. */
export function listedElement(type: ComplexType): SchemaElement | undefined {
  if (type.attributes.length > 0 || type.hasAnyAttribute || type.isMixed || holdsAny(type.content)) return undefined;
  const [child, ...others] = childrenOf(type);
  return child?.isRepeated && others.length === 0 ? child.element : undefined;
}

/** True where elements that the schema does not name may stand. */
export function holdsAny(particle: Particle | undefined): boolean {
  if (!particle) return false;
  if (particle.kind === 'element') return false;
  return particle.kind === 'any' || particle.particles.some(holdsAny);
}
