/**
 * Text → XML by a flat file schema (WDL reference 8). A record takes as much as it can; where what follows does not fit
 * then, it takes an occurrence less, until it does. What a record has taken as a whole is not taken apart again.
 */

import type { NewAttribute, NewElement } from '#core/xml/write-xml.ts';
import { type Delimiters, endOfField, readDelimited, stripPad } from './field-text.ts';
import {
  type FlatField,
  FlatFileError,
  type FlatNode,
  type FlatPart,
  type FlatRecord,
  type FlatSchema,
} from './flat-schema.ts';

const SHOWN = 20;
const MAX_EXPECTED = 4;

type Reading = {
  text: string;
  schema: FlatSchema;
  /** How far the text was understood, and what should have stood there. */
  furthest: { position: number; expected: Set<string> };
};

type ReadNode = { node: FlatNode; element: NewElement };
/** What was read up to a position. */
type Read = { position: number; nodes: ReadNode[] };

/** A record under way. */
type Frame = {
  record: FlatRecord;
  /** Its own and those around it. */
  delimiters: Delimiters;
  around: Delimiters;
};

/** Throws `FlatFileError` with the place where the text stops fitting. */
export function decodeFlatFile(text: string, schema: FlatSchema): NewElement {
  const reading: Reading = {
    text: text.replace(/^\uFEFF/, ''),
    schema,
    furthest: { position: 0, expected: new Set() },
  };
  const read = readRecord(reading, schema.root, { position: 0, around: [] });
  if (read && isOver(reading, read.position)) return read.element;
  if (read) expect(reading, read.position, 'the end of the text');
  const { position, expected } = reading.furthest;
  const before = reading.text.slice(0, position).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  const found = JSON.stringify(reading.text.slice(position, position + SHOWN));
  const wanted = [...expected].slice(0, MAX_EXPECTED).join(' or ');
  throw new FlatFileError(
    `The text does not fit the schema at ${place}: ${wanted} is expected, but there is ${found}.`,
  );
}

/** Line breaks at the end of a file are no data. */
function isOver({ text }: Reading, position: number): boolean {
  return /^[\r\n]*$/.test(text.slice(position, position + 100)) && text.length - position <= 100;
}

function expect(reading: Reading, position: number, expected: string): undefined {
  if (position > reading.furthest.position) reading.furthest = { position, expected: new Set() };
  if (position === reading.furthest.position) reading.furthest.expected.add(expected);
}

type Place = { position: number; around: Delimiters };
type ReadRecord = { position: number; element: NewElement };

function readRecord(reading: Reading, record: FlatRecord, { position, around }: Place): ReadRecord | undefined {
  const { tag, structure, delimiter, repeatingDelimiter } = record;
  const isDelimited = structure === 'delimited';
  const tagPosition = position + (isDelimited ? 0 : record.tagOffset);
  if (tag !== undefined && !reading.text.startsWith(tag, tagPosition)) {
    return expect(reading, tagPosition, `the tag ${JSON.stringify(tag)} of the record '${record.name}'`);
  }
  const own = [delimiter, repeatingDelimiter].filter((each) => each !== undefined);
  const frame = { record, delimiters: [...new Set([...own, ...around])], around };
  const start = isDelimited ? position + (tag?.length ?? 0) : position;
  const read = readParts(reading, frame, {
    parts: record.parts,
    index: 0,
    position: start,
    isFirst: true,
    isWhole: true,
  });
  return read && { position: read.position, element: assemble(reading.schema, record, read.nodes) };
}

type Step = {
  parts: readonly FlatPart[];
  index: number;
  position: number;
  /** Nothing of the record has been read. */
  isFirst: boolean;
  /** The parts are all of the record, not a group inside. */
  isWhole: boolean;
};

function readParts(reading: Reading, frame: Frame, step: Step): Read | undefined {
  const { parts, index, position, isFirst } = step;
  const part = parts[index];
  if (!part) return step.isWhole && hasMore(reading, frame, position) ? undefined : { position, nodes: [] };
  const taken = readOccurrences(reading, frame, part, { position, isFirst });
  for (let times = taken.length; times >= part.min; times -= 1) {
    const at = taken[times - 1]?.position ?? position;
    const rest = readParts(reading, frame, {
      ...step,
      index: index + 1,
      position: at,
      isFirst: isFirst && times === 0,
    });
    if (rest)
      return {
        position: rest.position,
        nodes: [...taken.slice(0, times).flatMap(({ nodes }) => nodes), ...rest.nodes],
      };
  }
  return isOptionalRecord(part) ? skipSlot(reading, frame, step) : undefined;
}

/** Its own delimiter can mean nothing to the records around. */
function hasMore(reading: Reading, { record, around }: Frame, position: number): boolean {
  const { delimiter, name, order } = record;
  if (delimiter === undefined || around.includes(delimiter)) return false;
  if (order === 'postfix' || !reading.text.startsWith(delimiter, position)) return false;
  expect(reading, position, `the end of the record '${name}'`);
  return !isOver(reading, position);
}

function isOptionalRecord(part: FlatPart): boolean {
  return (
    part.kind === 'node' &&
    part.node.kind === 'record' &&
    part.node.tag === undefined &&
    part.min === 0 &&
    part.max === 1
  );
}

/** A record that is missing may have left its delimiter. */
function skipSlot(reading: Reading, frame: Frame, step: Step): Read | undefined {
  const position = pastDelimiter(reading, frame, { position: step.position, isFirst: step.isFirst });
  const after = position === undefined ? undefined : pastPostfix(reading, frame, position);
  if (after === undefined || after === step.position) return undefined;
  return readParts(reading, frame, { ...step, index: step.index + 1, position: after, isFirst: false });
}

type Start = { position: number; isFirst: boolean };

/** One after the other, as many as there are; of those without a character, one. */
function readOccurrences(reading: Reading, frame: Frame, part: FlatPart, start: Start): Read[] {
  const taken: Read[] = [];
  let { position, isFirst } = start;
  while (taken.length < part.max) {
    const read = readOccurrence(reading, frame, part, { position, isFirst, isRepeated: taken.length > 0 });
    if (!read || (read.position === position && taken.length >= Math.max(1, part.min))) break;
    taken.push(read);
    position = read.position;
    isFirst = false;
  }
  return taken;
}

type Occurrence = Start & { isRepeated: boolean };

function readOccurrence(reading: Reading, frame: Frame, part: FlatPart, at: Occurrence): Read | undefined {
  if (part.kind === 'node') return readItem(reading, frame, part.node, at);
  const { position, isFirst } = at;
  if (part.kind === 'sequence') {
    return readParts(reading, frame, { parts: part.parts, index: 0, position, isFirst, isWhole: false });
  }
  for (const alternative of part.parts) {
    const taken = readOccurrences(reading, frame, alternative, at);
    const last = taken.at(-1);
    if (last && taken.length >= alternative.min)
      return { position: last.position, nodes: taken.flatMap(({ nodes }) => nodes) };
  }
  return undefined;
}

/** A field or record with the delimiter that belongs to it. */
function readItem(reading: Reading, frame: Frame, node: FlatNode, at: Occurrence): Read | undefined {
  const { record, delimiters } = frame;
  const between = at.isRepeated ? record.repeatingDelimiter : undefined;
  const start = between === undefined ? pastDelimiter(reading, frame, at) : past(reading, at.position, between);
  if (start === undefined) return undefined;
  const read =
    node.kind === 'field'
      ? readField(reading, frame, node, start)
      : readRecord(reading, node, { position: start, around: delimiters });
  if (!read) return undefined;
  const isRepeatedNext =
    record.repeatingDelimiter !== undefined && reading.text.startsWith(record.repeatingDelimiter, read.position);
  const end = isRepeatedNext ? read.position : pastPostfix(reading, frame, read.position);
  return end === undefined ? undefined : { position: end, nodes: [{ node, element: read.element }] };
}

function pastDelimiter(reading: Reading, { record }: Frame, { position, isFirst }: Start): number | undefined {
  const { delimiter, order } = record;
  if (delimiter === undefined || order === 'postfix' || (order === 'infix' && isFirst)) return position;
  return past(reading, position, delimiter);
}

/** The last one may be missing at the end of the text. */
function pastPostfix(reading: Reading, { record }: Frame, position: number): number | undefined {
  const { delimiter, order } = record;
  if (delimiter === undefined || order !== 'postfix' || position === reading.text.length) return position;
  return past(reading, position, delimiter);
}

function past(reading: Reading, position: number, delimiter: string): number | undefined {
  if (reading.text.startsWith(delimiter, position)) return position + delimiter.length;
  return expect(reading, position, `the delimiter ${JSON.stringify(delimiter)}`);
}

function readField(reading: Reading, frame: Frame, field: FlatField, start: number): ReadRecord | undefined {
  if (field.length !== undefined) return readPositional(reading, frame, { field, length: field.length, start });
  const { record, delimiters } = frame;
  const read = readDelimited(reading.text, start, { field, record, delimiters });
  if (!read) return expect(reading, start, `the closing ${field.wrap} of the field '${field.name}'`);
  return { position: read.end, element: elementOf(field, read.value) };
}

type Positional = { field: FlatField; length: number; start: number };

function readPositional(
  reading: Reading,
  { record, around }: Frame,
  { field, length, start }: Positional,
): ReadRecord | undefined {
  const { text, schema } = reading;
  const [begin, end] = [start + field.offset, start + field.offset + length];
  const { escapeCharacter } = record;
  const last = schema.allowsEarlyEnd ? endOfField(text, start, { delimiters: around, escapeCharacter }) : text.length;
  if (end <= last) return { position: end, element: elementOf(field, stripPad(text.slice(begin, end), field)) };
  if (!schema.allowsEarlyEnd || (schema.endsOptionalEarly && start >= last)) {
    return expect(reading, start, `the field '${field.name}' of ${length} characters`);
  }
  return { position: last, element: elementOf(field, stripPad(text.slice(Math.min(begin, last), last), field)) };
}

function elementOf({ name, namespace }: FlatNode, text: string): NewElement {
  return { name, namespace, attributes: [], children: text === '' ? [] : [text] };
}

function assemble({ suppressesEmpty }: FlatSchema, { name, namespace }: FlatRecord, nodes: ReadNode[]): NewElement {
  const attributes: NewAttribute[] = [];
  const children: NewElement[] = [];
  for (const { node, element } of nodes) {
    const isEmpty = element.children.length === 0 && element.attributes.length === 0;
    if (isEmpty && suppressesEmpty) continue;
    if (node.kind === 'field' && node.isAttribute) {
      attributes.push({ name: node.name, namespace: node.namespace, value: String(element.children[0] ?? '') });
    } else children.push(element);
  }
  return { name, namespace, attributes, children };
}
