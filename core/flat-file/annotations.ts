/**
 * The annotations of BizTalk in an XML schema. Every one is known here: as meaning something, as meaning nothing for the
 * result, or as not supported; any other is an error, so that none is overlooked.
 */

import { localName, type XmlElement } from '#core/xml/xml-tree.ts';
import { XSD_URI } from '#core/xml-schema/schema-components.ts';
import { SchemaError } from '#core/xml-schema/schema-model.ts';

const BIZTALK_URI = 'http://schemas.microsoft.com/BizTalk/2003';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const MEANINGFUL = {
  schemaInfo: words(`root_reference codepage default_pad_char pad_char_type default_child_delimiter child_delimiter_type
    default_child_order default_escape_char escape_char_type default_wrap_char wrap_char_type suppress_empty_nodes
    generate_empty_nodes allow_early_termination early_terminate_optional_fields`),
  recordInfo: words(`structure sequence_number child_delimiter_type child_delimiter child_order tag_name tag_offset
    escape_char_type escape_char repeating_delimiter_type repeating_delimiter preserve_delimiter_for_empty_data
    suppress_trailing_delimiters`),
  fieldInfo: words(`sequence_number justification pos_offset pos_length pad_char_type pad_char wrap_char_type wrap_char
    min_length_with_pad`),
  groupInfo: words('sequence_number'),
};

/** About the editor, or about how BizTalk reads; not about what a text means. */
const WITHOUT_EFFECT = words(`standard standards_version parser_optimization lookahead_depth compile_parse_tables
  allow_message_breakup_of_infix_root displayroot_reference document_type document_version is_envelope schema_type
  notes BizTalkServerEditorTool_Version edi_datatype codelist standardName namespaceAlias extensionClass rootTypeName`);

export type AnnotationKind = keyof typeof MEANINGFUL;
export type Annotation = { [name: string]: string };

/** What the first of the nodes that has such an annotation says; empty when none has. Throws `SchemaError`. */
export function annotationOf(nodes: readonly XmlElement[], kind: AnnotationKind): Annotation {
  for (const node of nodes) {
    const info = infoOf(node, kind);
    if (info) return readInfo(info, kind);
  }
  return {};
}

function infoOf(node: XmlElement, kind: AnnotationKind): XmlElement | undefined {
  for (const annotation of children(node, XSD_URI, 'annotation')) {
    for (const information of children(annotation, XSD_URI, 'appinfo')) {
      const [info] = children(information, BIZTALK_URI, kind);
      if (info) return info;
    }
  }
  return undefined;
}

function children(node: XmlElement, namespace: string, name: string): XmlElement[] {
  return node.children.filter(
    (child): child is XmlElement =>
      child.kind === 'element' && child.namespaceUri === namespace && localName(child.name) === name,
  );
}

function readInfo(info: XmlElement, kind: AnnotationKind): Annotation {
  const annotation: Annotation = {};
  for (const { name, value } of info.attributes) {
    if (/^xmlns(:|$)/.test(name) || WITHOUT_EFFECT.includes(name) || isOff(name, value)) continue;
    if (!MEANINGFUL[kind].includes(name)) {
      throw new SchemaError(`The annotation '${name}="${value}"' of ${kind} is not supported here.`);
    }
    annotation[name] = value;
  }
  return annotation;
}

/** Says nothing, or asks for what is done here anyway: positions are counted in characters. */
function isOff(name: string, value: string): boolean {
  return value === '' || (name === 'count_positions_by_byte' && value === 'false');
}

/** A character or a delimiter, as it is or as `0x0D 0x0A`. Undefined for none; `default` takes the other one. */
export function characters(
  annotation: Annotation,
  { value, type }: { value: string; type: string },
  otherwise?: string,
): string | undefined {
  const [written, kind] = [annotation[value], annotation[type]];
  if (kind === 'default') return otherwise;
  if (kind === 'none' || written === undefined) return undefined;
  if (kind !== 'hex') return written;
  const codes = written.trim().split(/[\s,]+/);
  if (!codes.every((code) => /^0x[\da-f]{1,6}$/i.test(code))) {
    throw new SchemaError(`The annotation '${value}="${written}"' has to be hexadecimal, such as '0x0D 0x0A'.`);
  }
  return codes.map((code) => String.fromCodePoint(Number.parseInt(code.slice(2), 16))).join('');
}

/** A whole number of at least 0. */
export function count(annotation: Annotation, name: string): number | undefined {
  const text = annotation[name];
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new SchemaError(`The annotation '${name}="${text}"' has to be a whole number.`);
}

export function flag(annotation: Annotation, name: string, otherwise: boolean): boolean {
  const text = annotation[name];
  return text === undefined ? otherwise : text === 'true' || text === '1';
}

/** One of the words. */
export function choice<Word extends string>(
  annotation: Annotation,
  name: string,
  among: readonly Word[],
): Word | undefined {
  const text = annotation[name];
  if (text === undefined) return undefined;
  const word = among.find((each) => each === text);
  if (word === undefined) {
    throw new SchemaError(`The annotation '${name}="${text}"' has to be one of ${among.join(', ')}.`);
  }
  return word;
}
