/** XML schema text → what it says about documents. It is taken to be valid: a validator looks at it first. */

import { localName, XML_URI, type XmlElement } from '#core/xml/xml-tree.ts';
import {
  attribute,
  type Component,
  type ComponentKind,
  type QualifiedName,
  readComponents,
  resolveName,
  type SchemaComponents,
  type SchemaSource,
  schemaChildren,
  XSD_URI,
} from './schema-components.ts';
import {
  type Particle,
  type Schema,
  type SchemaAttribute,
  type SchemaElement,
  SchemaError,
  type SchemaType,
} from './schema-model.ts';
import { simpleTypeAt, simpleTypeNamed } from './simple-types.ts';

type ComplexType = Extract<SchemaType, { kind: 'complex' }>;

const ANYTHING: ComplexType = {
  kind: 'complex',
  attributes: [],
  hasAnyAttribute: true,
  content: { kind: 'any', min: 0, max: Number.POSITIVE_INFINITY },
  isMixed: true,
};

/** Throws `SchemaError`. */
export function readSchema(source: SchemaSource): Schema {
  const components = readComponents(source);
  const reading: Reading = { components, types: new Map() };
  return {
    targetNamespace: components.main.targetNamespace,
    root: components.main.root,
    elements: components.elements.map((component) => schemaElement(reading, component, { isGlobal: true })),
    typeNamed: (namespace, name) => typeNamed(reading, { namespace, name }),
  };
}

type Reading = {
  components: SchemaComponents;
  /** By the nodes that declare them. */
  types: Map<XmlElement, SchemaType>;
};

function required(reading: Reading, kind: ComponentKind, at: Component): Component {
  const ref = resolveName(attribute(at.node, 'ref') ?? '', at);
  const found = reading.components.find(kind, ref);
  if (found) return found;
  throw new SchemaError(
    `The schema refers to the ${kind} '${ref.name}', which neither it nor what it includes declares.`,
  );
}

function schemaElement(reading: Reading, at: Component, { isGlobal }: { isGlobal: boolean }): SchemaElement {
  if (attribute(at.node, 'ref') !== undefined) {
    const declared = schemaElement(reading, required(reading, 'element', at), { isGlobal: true });
    return { ...declared, nodes: [at.node, ...declared.nodes] };
  }
  const { node, file } = at;
  const isQualified =
    isGlobal || (attribute(node, 'form') ?? attribute(file.root, 'elementFormDefault')) === 'qualified';
  return {
    name: attribute(node, 'name') ?? '',
    namespace: isQualified ? file.targetNamespace : '',
    isNillable: isTrue(attribute(node, 'nillable')),
    nodes: [node],
    type: () => typeOf(reading, at),
  };
}

function typeOf(reading: Reading, at: Component): SchemaType {
  const known = reading.types.get(at.node);
  if (known) return known;
  const type = readType(reading, at);
  reading.types.set(at.node, type);
  return type;
}

function readType(reading: Reading, at: Component): SchemaType {
  const named = attribute(at.node, 'type');
  if (named !== undefined) {
    const name = resolveName(named, at);
    const type = typeNamed(reading, name);
    if (type) return type;
    throw new SchemaError(`The schema uses the type '${name.name}', which neither it nor what it includes declares.`);
  }
  for (const child of schemaChildren(at.node)) {
    const inner = { node: child, file: at.file };
    if (localName(child.name) === 'complexType') return complexType(reading, inner);
    if (localName(child.name) === 'simpleType')
      return { kind: 'simple', type: simpleTypeAt(reading.components, inner) };
  }
  const head = attribute(at.node, 'substitutionGroup');
  const substituted = head === undefined ? undefined : reading.components.find('element', resolveName(head, at));
  return substituted === undefined ? ANYTHING : typeOf(reading, substituted);
}

function typeNamed(reading: Reading, name: QualifiedName): SchemaType | undefined {
  const simple = simpleTypeNamed(reading.components, name);
  if (simple !== undefined) return { kind: 'simple', type: simple };
  if (name.namespace === XSD_URI) return ANYTHING;
  const declared = reading.components.find('complexType', name);
  return declared && complexType(reading, declared);
}

function complexType(reading: Reading, at: Component): ComplexType {
  const known = reading.types.get(at.node);
  if (known?.kind === 'complex') return known;
  const content = schemaChildren(at.node).find((child) => /^(simple|complex)Content$/.test(localName(child.name)));
  const isMixed = isTrue(attribute(content ?? at.node, 'mixed') ?? attribute(at.node, 'mixed'));
  const derivation = content && schemaChildren(content)[0];
  const type = derivation
    ? derived(reading, { node: derivation, file: at.file }, isMixed)
    : ownContent(reading, at, isMixed);
  reading.types.set(at.node, type);
  return type;
}

function derived(reading: Reading, at: Component, isMixed: boolean): ComplexType {
  const base = typeNamed(reading, resolveName(attribute(at.node, 'base') ?? '', at)) ?? ANYTHING;
  const own = ownContent(reading, at, isMixed);
  if (base.kind === 'simple') return { ...own, text: base.type };
  const overridden = new Set(own.attributes.map(({ name }) => name));
  const prohibited = new Set(prohibitedAttributes(at.node));
  const inherited = base.attributes.filter(({ name }) => !overridden.has(name) && !prohibited.has(name));
  const attributes = [...inherited, ...own.attributes];
  if (base.text !== undefined) return { ...own, attributes, text: base.text };
  if (localName(at.node.name) === 'restriction') return { ...own, attributes };
  const particles = [base.content, own.content].filter((particle) => particle !== undefined);
  const content: Particle = { kind: 'sequence', particles, node: at.node, min: 1, max: 1 };
  const hasAnyAttribute = base.hasAnyAttribute || own.hasAnyAttribute;
  return { kind: 'complex', attributes, hasAnyAttribute, content, isMixed: isMixed || base.isMixed };
}

function ownContent(reading: Reading, { node, file }: Component, isMixed: boolean): ComplexType {
  const type: ComplexType = { kind: 'complex', attributes: [], hasAnyAttribute: false, isMixed };
  for (const child of schemaChildren(node)) {
    const at = { node: child, file };
    if (localName(child.name) === 'anyAttribute') type.hasAnyAttribute = true;
    else if (/^attribute(Group)?$/.test(localName(child.name))) addAttributes(reading, type, at);
    else type.content = particle(reading, at) ?? type.content;
  }
  return type;
}

function addAttributes(reading: Reading, type: ComplexType, at: Component): void {
  if (localName(at.node.name) === 'attribute') {
    if (attribute(at.node, 'use') !== 'prohibited') type.attributes.push(schemaAttribute(reading, at));
    return;
  }
  const group = required(reading, 'attributeGroup', at);
  for (const node of schemaChildren(group.node)) {
    if (localName(node.name) === 'anyAttribute') type.hasAnyAttribute = true;
    else addAttributes(reading, type, { node, file: group.file });
  }
}

function schemaAttribute(reading: Reading, at: Component): SchemaAttribute {
  const isRequired = attribute(at.node, 'use') === 'required';
  if (attribute(at.node, 'ref') !== undefined) {
    if (resolveName(attribute(at.node, 'ref') ?? '', at).namespace === XML_URI) return ofXmlItself(at, isRequired);
    const declared = required(reading, 'attribute', at);
    return { ...schemaAttribute(reading, declared), namespace: declared.file.targetNamespace, isRequired };
  }
  const { node, file } = at;
  const named = attribute(node, 'type');
  const inner = schemaChildren(node).find((child) => localName(child.name) === 'simpleType');
  const declared = inner === undefined ? 'text' : simpleTypeAt(reading.components, { node: inner, file });
  const type = named === undefined ? declared : (simpleTypeNamed(reading.components, resolveName(named, at)) ?? 'text');
  const isQualified = (attribute(node, 'form') ?? attribute(file.root, 'attributeFormDefault')) === 'qualified';
  return {
    name: attribute(node, 'name') ?? '',
    namespace: isQualified ? file.targetNamespace : '',
    type,
    isRequired,
    node,
  };
}

/** `xml:lang` and the like need no declaration. */
function ofXmlItself({ node }: Component, isRequired: boolean): SchemaAttribute {
  return { name: localName(attribute(node, 'ref') ?? ''), namespace: XML_URI, type: 'text', isRequired, node };
}

/** Undefined for what holds no elements: facets, keys. */
function particle(reading: Reading, at: Component): Particle | undefined {
  const { node, file } = at;
  const occurrence = { min: occurs(node, 'minOccurs'), max: occurs(node, 'maxOccurs') };
  const kind = localName(node.name);
  if (kind === 'element') return { kind, element: schemaElement(reading, at, { isGlobal: false }), ...occurrence };
  if (kind === 'any') return { kind, ...occurrence };
  if (kind === 'sequence' || kind === 'choice' || kind === 'all') {
    const parts = schemaChildren(node).map((child) => particle(reading, { node: child, file }));
    return { kind, node, particles: parts.filter((part) => part !== undefined), ...occurrence };
  }
  if (kind !== 'group') return undefined;
  const group = required(reading, 'group', at);
  const [model] = schemaChildren(group.node);
  const inner = model && particle(reading, { node: model, file: group.file });
  return inner && { ...inner, ...occurrence };
}

function prohibitedAttributes(node: XmlElement): string[] {
  const prohibited = schemaChildren(node).filter((child) => attribute(child, 'use') === 'prohibited');
  return prohibited.map((child) => attribute(child, 'name') ?? attribute(child, 'ref') ?? '');
}

function occurs(node: XmlElement, name: 'minOccurs' | 'maxOccurs'): number {
  const text = attribute(node, name);
  if (text === undefined) return 1;
  return text === 'unbounded' ? Number.POSITIVE_INFINITY : Number(text);
}

function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}
