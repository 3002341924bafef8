/** What stands before the root: `<?xml …?>` and `<!DOCTYPE …>`. */

import type { XmlReader } from './xml-reader.ts';
import type { XmlDeclaration, XmlDocumentType } from './xml-tree.ts';

const DECLARATION =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])(1\.0)\1(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])([A-Za-z][\w.-]*)\3)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(yes|no)\5)?[ \t\n]*\?>/y;
const PUBLIC = /PUBLIC[ \t\n]+(?:"([^"<>]*)"|'([^'<>]*)')(?:[ \t\n]+(?:"([^"]*)"|'([^']*)'))?/y;
const SYSTEM = /SYSTEM[ \t\n]+(?:"([^"]*)"|'([^']*)')/y;
/** Markup inside the brackets: texts in quotes and comments may hold a bracket themselves. */
const SUBSET = /\[((?:[^\]"'<]|"[^"]*"|'[^']*'|<!--(?:[^-]|-(?!->))*-->|<(?!!--))*)\]/y;

/** The declaration, when the text begins with one. */
export function readDeclaration(reader: XmlReader): XmlDeclaration | undefined {
  if (!/^<\?xml[ \t\n]/.test(reader.text)) return undefined;
  const match = reader.match(DECLARATION);
  if (!match) throw reader.fail('a malformed XML declaration, or not of XML 1.0');
  const [, , version = '1.0', , encoding, , standalone] = match;
  return {
    version,
    ...(encoding === undefined ? {} : { encoding }),
    ...(standalone === undefined ? {} : { standalone }),
  };
}

/** Kept as it is written: nothing in it is expanded or loaded. */
export function readDocumentType(reader: XmlReader): XmlDocumentType {
  reader.expect('<!DOCTYPE');
  const hasBlanks = reader.skipBlanks();
  const name = reader.readName();
  if (name === undefined || !hasBlanks) throw reader.fail("a name is expected after '<!DOCTYPE'");
  reader.skipBlanks();
  const documentType: XmlDocumentType = { name, ...readExternalId(reader) };
  reader.skipBlanks();
  const subset = reader.match(SUBSET)?.[1];
  if (subset !== undefined) documentType.internalSubset = subset;
  reader.skipBlanks();
  reader.expect('>');
  return documentType;
}

function readExternalId(reader: XmlReader): { publicId?: string; systemId?: string } {
  const named = reader.match(PUBLIC);
  if (named) {
    const [, inDouble, inSingle, systemDouble, systemSingle] = named;
    const systemId = systemDouble ?? systemSingle;
    return { publicId: inDouble ?? inSingle ?? '', ...(systemId === undefined ? {} : { systemId }) };
  }
  const system = reader.match(SYSTEM);
  return system ? { systemId: system[1] ?? system[2] ?? '' } : {};
}
