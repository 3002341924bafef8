/** XML → text by a flat file schema (WDL reference 8). Elements stand in the order of the schema. */

import { localName, XMLNS_URI, type XmlElement } from '#core/xml/xml-tree.ts';
import { type Delimiters, fillUp, writeDelimited } from './field-text.ts';
import {
  type FlatField,
  FlatFileError,
  type FlatNode,
  type FlatPart,
  type FlatRecord,
  type FlatSchema,
} from './flat-schema.ts';

export type EmptyNodes = 'ForcedDisabled' | 'ForcedEnabled' | 'HonorSchemaNodeProperty';

type Writing = { generatesEmpty: boolean };

/** What stands for a child in the text of its record; without text it is missing there. */
type Item = { node: FlatNode; text?: string };

/** Throws `FlatFileError`. `emptyNodes` says whether required elements that are missing count as empty ones. */
export function encodeFlatFile(
  root: XmlElement,
  schema: FlatSchema,
  emptyNodes: EmptyNodes = 'HonorSchemaNodeProperty',
): string {
  const { name, namespace } = schema.root;
  if (localName(root.name) !== name || root.namespaceUri !== namespace) {
    const given = root.namespaceUri === '' ? '' : ` of the namespace '${root.namespaceUri}'`;
    const expected = namespace === '' ? '' : ` of the namespace '${namespace}'`;
    throw new FlatFileError(`The root element is '${localName(root.name)}'${given} in place of '${name}'${expected}.`);
  }
  const generatesEmpty =
    emptyNodes === 'HonorSchemaNodeProperty' ? schema.generatesEmpty : emptyNodes === 'ForcedEnabled';
  return writeRecord({ generatesEmpty }, schema.root, { element: root, around: [], path: name });
}

/** An element that is not there has nothing in it. */
type Place = { element: XmlElement | undefined; around: Delimiters; path: string };

type Frame = {
  writing: Writing;
  record: FlatRecord;
  element: XmlElement | undefined;
  delimiters: Delimiters;
  path: string;
  /** The child elements, and how many of them are written. */
  children: XmlElement[];
  next: number;
};

function writeRecord(writing: Writing, record: FlatRecord, { element, around, path }: Place): string {
  const own = [record.delimiter, record.repeatingDelimiter].filter((each) => each !== undefined);
  const delimiters = [...new Set([...own, ...around])];
  const frame: Frame = { writing, record, element, delimiters, path, children: childrenOf(element), next: 0 };
  const items = record.parts.flatMap((part) => writePart(frame, part));
  const left = frame.children[frame.next];
  if (left) throw new FlatFileError(`'${localName(left.name)}' in '${path}' is not expected there by the schema.`);
  return record.structure === 'positional' ? joinPositional(record, items, path) : joinDelimited(record, items);
}

function childrenOf(element: XmlElement | undefined): XmlElement[] {
  return element?.children.filter((child): child is XmlElement => child.kind === 'element') ?? [];
}

/** An item for each occurrence; one without text for a child that is missing and yet has its place. */
function writePart(frame: Frame, part: FlatPart): Item[] {
  const items: Item[] = [];
  for (let times = 0; times < part.max; times += 1) {
    const written = writeOccurrence(frame, part);
    if (written.length === 0) break;
    items.push(...written);
  }
  if (items.length > 0) return items;
  return part.kind === 'node' ? missing(frame, part.node, part) : [];
}

function writeOccurrence(frame: Frame, part: FlatPart): Item[] {
  if (part.kind === 'node') return writeNode(frame, part.node);
  if (part.kind === 'sequence') {
    const isHere = part.parts.some((each) => begins(frame, each));
    return isHere ? part.parts.flatMap((each) => writePart(frame, each)) : [];
  }
  const chosen = part.parts.find((each) => begins(frame, each));
  return chosen ? writePart(frame, chosen) : [];
}

/** Whether the next child element is one of the part's. */
function begins(frame: Frame, part: FlatPart): boolean {
  if (part.kind === 'node') return isNext(frame, part.node);
  return part.parts.some((each) => begins(frame, each));
}

function isNext({ children, next }: Frame, { name, namespace }: FlatNode): boolean {
  const child = children[next];
  return child !== undefined && localName(child.name) === name && child.namespaceUri === namespace;
}

function writeNode(frame: Frame, node: FlatNode): Item[] {
  if (node.kind === 'field' && node.isAttribute) return writeAttribute(frame, node);
  const child = isNext(frame, node) ? frame.children[frame.next] : undefined;
  if (!child) return [];
  frame.next += 1;
  if (node.kind === 'field') return [{ node, text: writeField(frame, node, textOf(child)) }];
  const { writing, delimiters, path } = frame;
  return [
    { node, text: writeRecord(writing, node, { element: child, around: delimiters, path: `${path}/${node.name}` }) },
  ];
}

/** Once: an attribute does not repeat, and is not used up. */
function writeAttribute(frame: Frame, field: FlatField): Item[] {
  const found = frame.element?.attributes.find(
    (each) =>
      each.namespaceUri !== XMLNS_URI && localName(each.name) === field.name && each.namespaceUri === field.namespace,
  );
  return found ? [{ node: field, text: writeField(frame, field, found.value) }] : [];
}

function missing(frame: Frame, node: FlatNode, { min, max }: FlatPart): Item[] {
  const { writing, record, delimiters, path } = frame;
  const isNeeded = (writing.generatesEmpty && min > 0) || (record.structure === 'positional' && max === 1);
  if (node.kind === 'field') return [isNeeded ? { node, text: writeField(frame, node, '') } : { node }];
  if (isNeeded) {
    return [
      {
        node,
        text: writeRecord(writing, node, { element: undefined, around: delimiters, path: `${path}/${node.name}` }),
      },
    ];
  }
  return node.tag === undefined && max === 1 ? [{ node }] : [];
}

function writeField(frame: Frame, field: FlatField, value: string): string {
  const { record, delimiters, path } = frame;
  if (field.length === undefined) return writeDelimited(value, { field, record, delimiters });
  if (value.length > field.length) {
    const rule = `has ${value.length} characters, the field has ${field.length}`;
    throw new FlatFileError(`The value of '${path}/${field.name}' ${rule}.`);
  }
  return `${field.pad.repeat(field.offset).slice(0, field.offset)}${fillUp(value, field.length, field)}`;
}

function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.kind === 'text' || child.kind === 'cdata' ? child.value : '')).join('');
}

function joinPositional({ tag, tagOffset, name }: FlatRecord, items: Item[], path: string): string {
  const text = items.map((item) => item.text ?? '').join('');
  if (tag === undefined) return text;
  const filled = text.padEnd(tagOffset + tag.length);
  const covered = filled.slice(tagOffset, tagOffset + tag.length);
  if (covered.trim() !== '' && covered !== tag) {
    throw new FlatFileError(
      `'${path}' has ${JSON.stringify(covered)} where the record '${name}' has its tag '${tag}'.`,
    );
  }
  return filled.slice(0, tagOffset) + tag + filled.slice(tagOffset + tag.length);
}

function joinDelimited(record: FlatRecord, items: Item[]): string {
  const { tag = '', delimiter = '', order } = record;
  const texts = withoutNeedless(record, joinRepeated(record, items)).map(({ text = '' }) => text);
  if (order === 'prefix') return tag + texts.map((text) => delimiter + text).join('');
  if (order === 'postfix') return tag + texts.map((text) => text + delimiter).join('');
  return tag + texts.join(delimiter);
}

/** Occurrences of one child are one item where they have a delimiter of their own. */
function joinRepeated({ repeatingDelimiter }: FlatRecord, items: Item[]): Item[] {
  if (repeatingDelimiter === undefined) return items;
  const joined: Item[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (last?.node === item.node) last.text = `${last.text ?? ''}${repeatingDelimiter}${item.text ?? ''}`;
    else joined.push({ ...item });
  }
  return joined;
}

/** What is missing at the end has no delimiter; what is empty, at the end or before data, as the record says. */
function withoutNeedless({ suppressesTrailing, preservesEmpty }: FlatRecord, items: Item[]): Item[] {
  let end = items.length;
  while (end > 0 && items[end - 1]?.text === undefined) end -= 1;
  let filled = end;
  while (filled > 0 && (items[filled - 1]?.text ?? '') === '') filled -= 1;
  const kept = items.slice(0, suppressesTrailing ? filled : end);
  return preservesEmpty ? kept : kept.filter(({ text }, index) => index >= filled || text !== '');
}
