/** Which kind of text a simple type of XSD stands for. */

import { localName } from '#core/xml/xml-tree.ts';
import {
  attribute,
  type Component,
  type QualifiedName,
  resolveName,
  type SchemaComponents,
  schemaChildren,
  XSD_URI,
} from './schema-components.ts';
import { SchemaError, type SimpleType } from './schema-model.ts';

const INTEGERS =
  'integer long int short byte nonNegativeInteger positiveInteger nonPositiveInteger negativeInteger unsignedLong unsignedInt unsignedShort unsignedByte';

const BUILT_IN = new Map<string, SimpleType>([
  ...INTEGERS.split(' ').map((name): [string, SimpleType] => [name, 'integer']),
  ['boolean', 'boolean'],
  ['decimal', 'decimal'],
  ['float', 'float'],
  ['double', 'float'],
  ['dateTime', 'dateTime'],
]);

const MAX_DERIVATIONS = 100;

/** The type a name stands for; undefined when it is no simple type. */
export function simpleTypeNamed(components: SchemaComponents, name: QualifiedName, depth = 0): SimpleType | undefined {
  if (name.namespace === XSD_URI) return name.name === 'anyType' ? undefined : (BUILT_IN.get(name.name) ?? 'text');
  const declared = components.find('simpleType', name);
  return declared && simpleTypeAt(components, declared, depth);
}

/** The type that an `xs:simpleType` declares. Lists and unions stay text. */
export function simpleTypeAt(components: SchemaComponents, { node, file }: Component, depth = 0): SimpleType {
  if (depth > MAX_DERIVATIONS)
    throw new SchemaError('The simple types of the schema derive from each other in a circle.');
  const [derivation] = schemaChildren(node);
  if (derivation === undefined || localName(derivation.name) !== 'restriction') return 'text';
  const base = attribute(derivation, 'base');
  const at = { node: derivation, file };
  if (base !== undefined) return simpleTypeNamed(components, resolveName(base, at), depth + 1) ?? 'text';
  const inner = schemaChildren(derivation).find((child) => localName(child.name) === 'simpleType');
  return inner === undefined ? 'text' : simpleTypeAt(components, { node: inner, file }, depth + 1);
}
