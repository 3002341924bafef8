/** XML schema with annotations of BizTalk → flat file schema. */

import { readSchema } from '#core/xml-schema/read-schema.ts';
import type { SchemaSource } from '#core/xml-schema/schema-components.ts';
import { type Particle, type SchemaAttribute, type SchemaElement, SchemaError } from '#core/xml-schema/schema-model.ts';
import { type Annotation, annotationOf, characters, choice, count, flag } from './annotations.ts';
import type { FlatField, FlatNode, FlatPart, FlatRecord, FlatSchema } from './flat-schema.ts';

const ORDERS = ['prefix', 'infix', 'postfix'] as const;
const DEFAULT_PAD = ' ';

type Reading = {
  info: Annotation;
  /** The records around, to find one that holds itself. */
  path: SchemaElement[];
};

/** Throws `SchemaError`: for what is wrong, and for annotations that are not supported. */
export function readFlatSchema(source: SchemaSource): FlatSchema {
  const schema = readSchema(source);
  const info = annotationOf([schema.root], 'schemaInfo');
  const name = info.root_reference;
  const root = name === undefined ? schema.elements[0] : schema.elements.find((each) => each.name === name);
  if (!root) throw new SchemaError(`The schema has no root element${name ? ` '${name}'` : ''}.`);
  const node = readElement({ info, path: [] }, root, { isPositional: false });
  if (node.kind === 'field')
    throw new SchemaError(`The root element '${root.name}' of a flat file has to be a record.`);
  return {
    root: node,
    codepage: count(info, 'codepage'),
    suppressesEmpty: flag(info, 'suppress_empty_nodes', false),
    generatesEmpty: flag(info, 'generate_empty_nodes', true),
    allowsEarlyEnd: flag(info, 'allow_early_termination', false),
    endsOptionalEarly: flag(info, 'early_terminate_optional_fields', false),
  };
}

type Place = { isPositional: boolean };

function readElement(reading: Reading, element: SchemaElement, place: Place): FlatNode {
  const type = element.type();
  const { name, namespace, nodes } = element;
  if (type.kind === 'simple') {
    return readField(
      reading,
      { name, namespace, isAttribute: false, annotation: annotationOf(nodes, 'fieldInfo') },
      place,
    );
  }
  if (reading.path.some((around) => around.nodes.at(-1) === nodes.at(-1))) {
    throw new SchemaError(`The record '${name}' holds itself, which a flat file cannot.`);
  }
  if (type.text !== undefined)
    throw new SchemaError(`The element '${name}' has text beside attributes, which a flat file cannot.`);
  const record = readRecord(reading, element, place);
  const inner = { ...reading, path: [...reading.path, element] };
  const isPositional = record.structure === 'positional';
  const attributes = type.attributes.map((each) => numberedAttribute(inner, each, { isPositional }));
  const content = type.content ? numberedParts(inner, type.content, { isPositional }) : [];
  record.parts = [...attributes, ...content].sort((a, b) => a.number - b.number).map(({ part }) => part);
  return record;
}

function readRecord({ info }: Reading, { name, namespace, nodes }: SchemaElement, place: Place): FlatRecord {
  const annotation = annotationOf(nodes, 'recordInfo');
  const structure = choice(annotation, 'structure', ['delimited', 'positional']) ?? 'delimited';
  if (place.isPositional && structure === 'delimited') {
    throw new SchemaError(`The delimited record '${name}' cannot stand in a positional one.`);
  }
  const delimiter = characters(
    annotation,
    { value: 'child_delimiter', type: 'child_delimiter_type' },
    childDelimiter(info),
  );
  const tag = annotation.tag_name;
  const isDelimited = structure === 'delimited';
  return {
    kind: 'record',
    name,
    namespace,
    structure,
    tag,
    tagOffset: count(annotation, 'tag_offset') ?? 0,
    delimiter: isDelimited ? delimiter : undefined,
    order: orderOf(annotation, info, tag),
    repeatingDelimiter: isDelimited
      ? characters(annotation, { value: 'repeating_delimiter', type: 'repeating_delimiter_type' }, childDelimiter(info))
      : undefined,
    escapeCharacter: characters(
      annotation,
      { value: 'escape_char', type: 'escape_char_type' },
      characters(info, { value: 'default_escape_char', type: 'escape_char_type' }),
    ),
    preservesEmpty: flag(annotation, 'preserve_delimiter_for_empty_data', true),
    suppressesTrailing: flag(annotation, 'suppress_trailing_delimiters', false),
    parts: [],
  };
}

function childDelimiter(info: Annotation): string | undefined {
  return characters(info, { value: 'default_child_delimiter', type: 'child_delimiter_type' });
}

/** Without an order of its own a record with a tag has its delimiters in front, another one between. */
function orderOf(annotation: Annotation, info: Annotation, tag: string | undefined): FlatRecord['order'] {
  const usual = tag === undefined ? 'infix' : 'prefix';
  const own = choice(annotation, 'child_order', [...ORDERS, 'default']);
  return own === 'default' ? (choice(info, 'default_child_order', ORDERS) ?? usual) : (own ?? usual);
}

type FieldSource = Pick<FlatField, 'name' | 'namespace' | 'isAttribute'> & { annotation: Annotation };

function readField({ info }: Reading, { annotation, ...named }: FieldSource, { isPositional }: Place): FlatField {
  const length = count(annotation, 'pos_length');
  if (isPositional && length === undefined) {
    throw new SchemaError(`The field '${named.name}' of a positional record needs a 'pos_length'.`);
  }
  const own = characters(annotation, { value: 'pad_char', type: 'pad_char_type' });
  const minLength = count(annotation, 'min_length_with_pad') ?? 0;
  return {
    kind: 'field',
    ...named,
    justification: choice(annotation, 'justification', ['left', 'right']) ?? 'left',
    pad: own ?? characters(info, { value: 'default_pad_char', type: 'pad_char_type' }) ?? DEFAULT_PAD,
    isPadded: isPositional || own !== undefined || minLength > 0,
    wrap: isPositional
      ? undefined
      : characters(
          annotation,
          { value: 'wrap_char', type: 'wrap_char_type' },
          characters(info, { value: 'default_wrap_char', type: 'wrap_char_type' }),
        ),
    length: isPositional ? length : undefined,
    offset: isPositional ? (count(annotation, 'pos_offset') ?? 0) : 0,
    minLength,
  };
}

type Numbered = { number: number; part: FlatPart };

function numberedAttribute(reading: Reading, attribute: SchemaAttribute, place: Place): Numbered {
  const { name, namespace, isRequired, node } = attribute;
  const annotation = annotationOf([node], 'fieldInfo');
  const field = readField(reading, { name, namespace, isAttribute: true, annotation }, place);
  return { number: numberOf(annotation), part: { kind: 'node', node: field, min: isRequired ? 1 : 0, max: 1 } };
}

/** The parts of a plain sequence stand directly in the record, so that attributes can stand between them. */
function numberedParts(reading: Reading, content: Particle, place: Place): Numbered[] {
  const isPlain = content.kind === 'sequence' && content.min === 1 && content.max === 1;
  return isPlain
    ? content.particles.map((each) => numbered(reading, each, place))
    : [numbered(reading, content, place)];
}

function numbered(reading: Reading, particle: Particle, place: Place): Numbered {
  const { min, max } = particle;
  if (particle.kind === 'element') {
    const { element } = particle;
    const node = readElement(reading, element, place);
    const annotation = annotationOf(element.nodes, node.kind === 'record' ? 'recordInfo' : 'fieldInfo');
    return { number: numberOf(annotation), part: { kind: 'node', node, min, max } };
  }
  if (particle.kind === 'any' || particle.kind === 'all') {
    throw new SchemaError(`A flat file schema cannot have 'xs:${particle.kind}': it does not say what comes when.`);
  }
  const parts = particle.particles.map((each) => numbered(reading, each, place)).sort((a, b) => a.number - b.number);
  const annotation = annotationOf([particle.node], 'groupInfo');
  return {
    number: numberOf(annotation),
    part: { kind: particle.kind, parts: parts.map(({ part }) => part), min, max },
  };
}

function numberOf(annotation: Annotation): number {
  return count(annotation, 'sequence_number') ?? Number.MAX_SAFE_INTEGER;
}
