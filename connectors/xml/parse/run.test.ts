import { describe, expect, it } from 'vitest';

import { callContext } from '#connectors/testing/call-context.ts';
import type { Value } from '#core/json/value.ts';

import parse from './run.ts';

const SCHEMA = `<?xml version="1.0" encoding="utf-16"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:include schemaLocation="Id.xsd"/><xs:element name="o"><xs:complexType><xs:sequence>
  <xs:element name="id" type="Id"/><xs:element name="note" type="xs:string" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence><xs:attribute name="paid" type="xs:boolean"/></xs:complexType></xs:element></xs:schema>`;
const ID = `<?xml version="1.0" encoding="utf-16"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="Id"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>`;

async function run(inputs: { [name: string]: Value }, schema = SCHEMA) {
  const context = callContext({ 'Schema/Order.xsd': schema, 'Schema/Id.xsd': ID });
  const outcome = await parse(
    { content: '<o paid="1"><id>7</id><note> </note></o>', schema: 'Order.xsd', ...inputs },
    context,
  );
  return outcome.status === 'Succeeded' ? (outcome.outputs as { body: Value }).body : outcome.error;
}

describe('XML parse with schema', () => {
  it('makes JSON with the types of the schema and what that includes', async () => {
    expect(await run({})).toEqual({ json: { ':Attribute:paid': true, id: 7, note: [' '] } });
  });

  it('follows its settings', async () => {
    expect(
      await run({ jsonWriterSettings: { ignoreAttributes: true }, xmlReaderSettings: { ignoreWhitespace: true } }),
    ).toEqual({ json: { id: 7, note: [''] } });
    const content = '<!DOCTYPE o><o><id>7</id></o>';
    expect(await run({ content, xmlReaderSettings: { dtdProcessing: 'Ignore' } })).toEqual({
      json: { id: 7, note: [] },
    });
    expect(await run({ content })).toMatchObject({ code: 'XmlDtdProhibited' });
  });

  it.each<[{ [name: string]: Value }, string, RegExp]>([
    [{ content: '<o>\n<id>x</id></o>' }, 'XmlValidationFailed', /line 2/],
    [{ content: '<o>' }, 'XmlNotWellFormed', /line 1/],
    [{ content: 1 }, 'BadRequest', /XML/],
    [{ schema: 'None.xsd' }, 'ArtifactNotFound', /None\.xsd/],
    [{ rootNodeQualifiedName: 'p' }, 'XmlParseFailed', /'o' in place of 'p'/],
    [{ xmlReaderSettings: { dtdProcessing: 'Read' } }, 'BadRequest', /dtdProcessing' must be/],
  ])('%j fails', async (inputs, code, message) => {
    expect(await run(inputs)).toEqual({ code, message: expect.stringMatching(message) });
  });

  it('fails for a schema that is wrong', async () => {
    expect(await run({}, SCHEMA.replace('type="Id"', 'type="Nothing"'))).toMatchObject({ code: 'XmlSchemaInvalid' });
  });
});
