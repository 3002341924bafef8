import { describe, expect, it } from 'vitest';

import { callContext } from '#connectors/testing/call-context.ts';
import type { Value } from '#core/json/value.ts';

import compose from './run.ts';

const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:o" elementFormDefault="qualified">
  <xs:element name="o"><xs:complexType><xs:sequence><xs:element name="id" type="xs:int"/>
  <xs:element name="note" type="xs:string" minOccurs="0"/></xs:sequence><xs:attribute name="x"/></xs:complexType></xs:element></xs:schema>`;

async function run(inputs: { [name: string]: Value }) {
  const outcome = await compose(
    { content: { note: 'ä\nb', id: 7 }, schema: 'Order.xsd', ...inputs },
    callContext({ 'Schema/Order.xsd': SCHEMA }),
  );
  if (outcome.status !== 'Succeeded') return outcome.error;
  const { body } = outcome.outputs as { body: { xml: { [name: string]: string }; validationEvents: Value } };
  const { '$content-type': type = '', $content = '' } = body.xml;
  return { type, bytes: Buffer.from($content, 'base64'), events: body.validationEvents };
}

async function written(xmlWriterSettings: Value, encoding: BufferEncoding = 'utf8') {
  const outcome = await run({ xmlWriterSettings });
  return outcome && 'bytes' in outcome ? outcome.bytes.toString(encoding) : outcome;
}

describe('XML compose with schema', () => {
  it('makes a document in the order and the namespace of the schema', async () => {
    expect(await run({})).toEqual({
      type: 'application/xml;charset=utf-8',
      bytes: Buffer.from('<?xml version="1.0" encoding="utf-8"?><o xmlns="urn:o"><id>7</id><note>ä\nb</note></o>'),
      events: [],
    });
  });

  it('tells what the document lacks beside it', async () => {
    const message = expect.stringMatching(/id.*not expected|'x' is not a valid value/);
    expect(await run({ content: { id: 'x' } })).toMatchObject({
      events: [{ severity: 'Error', message, exception: { message, lineNumber: 1 } }],
    });
  });

  it('writes as its settings say', async () => {
    const body = '<o xmlns="urn:o"><id>7</id><note>ä\nb</note></o>';
    expect(await written({ omitXmlDeclaration: true })).toBe(body);
    expect(await written({ omitXmlDeclaration: true, indent: true, indentChars: '\t', newLineChars: '\r\n' })).toBe(
      '<o xmlns="urn:o">\r\n\t<id>7</id>\r\n\t<note>ä\r\nb</note>\r\n</o>',
    );
    expect(await written({ omitXmlDeclaration: true, newLineHandling: 'Entitize' })).toBe(body.replace('\n', '&#xA;'));
    expect(await written({ encoding: 'ascii' })).toBe(
      `<?xml version="1.0" encoding="ascii"?>${body.replace('ä', '&#xE4;')}`,
    );
    expect(await written({ encoding: 'utf-16' }, 'utf16le')).toBe(
      `\uFEFF<?xml version="1.0" encoding="utf-16"?>${body}`,
    );
    expect(await written({ encoding: 'iso-8859-1' }, 'latin1')).toBe(
      `<?xml version="1.0" encoding="iso-8859-1"?>${body}`,
    );
  });

  it.each<[{ [name: string]: Value }, string, RegExp]>([
    [{ content: { other: 1 } }, 'XmlComposeFailed', /no 'other' in 'o'/],
    [{ content: { note: '\u0001' } }, 'XmlComposeFailed', /U\+0001/],
    [{ rootNodeQualifiedName: 'p' }, 'XmlSchemaInvalid', /no element 'p'/],
    [{ schema: 'None.xsd' }, 'ArtifactNotFound', /None\.xsd/],
    [{ xmlWriterSettings: { encoding: 'klingon' } }, 'BadRequest', /klingon.*utf-8/],
  ])('%j fails', async (inputs, code, message) => {
    expect(await run(inputs)).toEqual({ code, message: expect.stringMatching(message) });
  });
});
