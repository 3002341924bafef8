import { describe, expect, it } from 'vitest';

import type { Value } from '#core/json/value.ts';

import validate from './run.ts';

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';
const SCHEMAS: { [name: string]: string } = {
  'Order.xsd': `<xs:schema ${XS}><xs:include schemaLocation="types/Id.xsd"/><xs:element name="o"><xs:complexType>
    <xs:sequence><xs:element name="id" type="Id"/></xs:sequence></xs:complexType></xs:element></xs:schema>`,
  'Id.xsd': `<xs:schema ${XS}><xs:simpleType name="Id"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>`,
  'Broken.xsd': `<xs:schema ${XS}><xs:element name="o" type="Nothing"/></xs:schema>`,
  'File.xsd': `<xs:schema ${XS}><xs:include schemaLocation="/etc/hostname"/></xs:schema>`,
};

function check(content: Value, schema = 'Order.xsd') {
  return validate(
    { content, schema },
    {
      signal: new AbortController().signal,
      timeout: 5_000,
      idempotencyKey: 'key',
      clientTrackingId: 'run-1',
      purpose: 'try',
      readArtifact: async (_, name) => SCHEMAS[name],
    },
  );
}

describe('XML validation', () => {
  it('passes a document that fits its schema and what that includes', async () => {
    expect(await check('<o><id>1</id></o>')).toEqual({ status: 'Succeeded', code: 'OK' });
    const content = { '$content-type': 'application/xml', $content: btoa('<o><id>1</id></o>') };
    expect(await check(content)).toMatchObject({ status: 'Succeeded' });
  });

  it.each<[Value, string, string, RegExp]>([
    ['<o>\n<id>x</id></o>', 'Order.xsd', 'XmlValidationFailed', /line 2: .*'x' is not a valid value/],
    ['<o>', 'Order.xsd', 'XmlNotWellFormed', /line 1/],
    ['<o/>', 'Broken.xsd', 'XmlSchemaInvalid', /Broken\.xsd.*Nothing/],
    ['<o/>', 'File.xsd', 'XmlSchemaInvalid', /hostname/],
    ['<o/>', 'None.xsd', 'ArtifactNotFound', /None\.xsd/],
    [1, 'Order.xsd', 'BadRequest', /XML/],
    ['<!DOCTYPE o [<!ENTITY f SYSTEM "/etc/hostname">]><o><id>&f;</id></o>', 'Order.xsd', 'XmlValidationFailed', /id/],
  ])('%j against %s fails with %s', async (content, schema, code, message) => {
    expect((await check(content, schema)).error).toEqual({ code, message: expect.stringMatching(message) });
  });
});
