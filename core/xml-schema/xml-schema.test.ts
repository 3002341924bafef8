import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { parseXml } from '#core/xml/parse-xml.ts';
import { writeXml } from '#core/xml/write-xml.ts';
import { ComposeError, type ComposeSettings, composeBySchema } from './compose-by-schema.ts';
import { type ParseSettings, parseBySchema } from './parse-by-schema.ts';
import { readSchema } from './read-schema.ts';
import { SchemaError } from './schema-model.ts';

const xsd = (body: string, attributes = '') =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>${body}</xs:schema>`;
const complex = (body: string) => `<xs:complexType>${body}</xs:complexType>`;
const sequence = (...parts: string[]) => `<xs:sequence>${parts.join('')}</xs:sequence>`;
const element = (name: string, type: string, more = '') => `<xs:element name="${name}" type="xs:${type}" ${more}/>`;

function toJson(schema: string, xml: string, settings?: ParseSettings, included = {}): Value {
  return parseBySchema(parseXml(xml, { keepsBlankText: true }), readSchema({ text: schema, included }), settings);
}

function toXml(schema: string, content: Value, settings?: ComposeSettings): string {
  return writeXml(composeBySchema(content, readSchema({ text: schema, included: {} }), settings));
}

/** As the flow of the reference about customers and orders has it. */
const CUSTOMERS = xsd(`
  <xs:element name="Root">${complex(
    sequence(
      `<xs:element name="Customers">${complex(sequence('<xs:element name="Customer" type="Customer" minOccurs="0" maxOccurs="unbounded"/>'))}</xs:element>`,
      `<xs:element name="Orders">${complex(sequence('<xs:element name="Order" type="Order" minOccurs="0" maxOccurs="unbounded"/>'))}</xs:element>`,
    ),
  )}</xs:element>
  <xs:complexType name="Customer">${sequence(element('CompanyName', 'string'), element('Fax', 'string', 'minOccurs="0"'))}
    <xs:attribute name="CustomerID" type="xs:token"/></xs:complexType>
  <xs:complexType name="Order">${sequence(
    element('OrderDate', 'dateTime'),
    `<xs:element name="ShipInfo">${complex(`${sequence(element('ShipVia', 'integer'), element('Freight', 'decimal'))}
      <xs:attribute name="Paid" type="xs:boolean"/>`)}</xs:element>`,
  )}</xs:complexType>`);

const CUSTOMERS_XML = `<Root><Customers><Customer CustomerID="C0"><CompanyName>N0</CompanyName><Fax>1</Fax></Customer>
  <Customer CustomerID="C1"><CompanyName>N1</CompanyName></Customer></Customers>
  <Orders><Order><OrderDate>1999-05-31T13:20:00.000-05:00</OrderDate>
    <ShipInfo Paid="true"><ShipVia>100</ShipVia><Freight>10.5</Freight></ShipInfo></Order></Orders></Root>`;

const CUSTOMERS_JSON: Value = {
  Customers: [
    { ':Attribute:CustomerID': 'C0', CompanyName: 'N0', Fax: '1' },
    { ':Attribute:CustomerID': 'C1', CompanyName: 'N1' },
  ],
  Orders: [
    {
      OrderDate: '1999-05-31T13:20:00.000-05:00',
      ShipInfo: { ':Attribute:Paid': true, ShipVia: 100, Freight: 10.5 },
    },
  ],
};

describe('XML read by its schema', () => {
  it('has lists, numbers and attributes where the schema says so', () => {
    expect(toJson(CUSTOMERS, CUSTOMERS_XML)).toEqual(CUSTOMERS_JSON);
    expect(toJson(CUSTOMERS, CUSTOMERS_XML, { ignoresAttributes: true })).toMatchObject({
      Orders: [{ ShipInfo: { ShipVia: 100, Freight: 10.5 } }],
    });
  });

  const typed = (type: string) => xsd(element('e', type));
  it.each([
    ['int', ' 007 ', '7'],
    ['long', '9223372036854775807', '9223372036854775807'],
    ['integer', '-12345678901234567890', '-12345678901234567890'],
    ['decimal', '+1.50', '1.50'],
    ['decimal', '.5', '0.5'],
    ['decimal', '100', '100'],
    ['decimal', '0.1234567890123456789', '"0.1234567890123456789"'],
    ['double', '1E3', '1000.0'],
    ['double', 'INF', '"INF"'],
    ['boolean', '1', 'true'],
    ['boolean', 'false', 'false'],
    ['string', ' a ', '" a "'],
    ['date', '2024-01-31', '"2024-01-31"'],
  ])('%s %j is %s', (type, text, expected) => {
    const value = toJson(typed(type), `<e>${text}</e>`);
    expect(value).toEqual(parseJson(expected));
  });

  it('follows types through restriction, extension, groups, references and inclusion', () => {
    const main = xsd(
      `<xs:include schemaLocation="b.xsd"/><xs:element name="o" type="t:Big"/><xs:element name="note" type="xs:string"/>
       <xs:complexType name="Big"><xs:complexContent><xs:extension base="t:Small">${sequence('<xs:group ref="t:more"/>', '<xs:element ref="t:note" minOccurs="0" maxOccurs="2"/>')}
       <xs:attribute name="n" type="t:Count"/></xs:extension></xs:complexContent></xs:complexType>
       <xs:group name="more">${sequence('<xs:element name="price" type="t:Price"/>')}</xs:group>`,
      'xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified"',
    );
    const other = xsd(
      `<xs:complexType name="Small">${sequence('<xs:element name="count" type="Count"/>')}</xs:complexType>
       <xs:simpleType name="Count"><xs:restriction base="xs:int"/></xs:simpleType>
       <xs:complexType name="Price"><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="currency"/></xs:extension></xs:simpleContent></xs:complexType>`,
      'elementFormDefault="qualified"',
    );
    const xml =
      '<p:o xmlns:p="urn:t" n="4"><p:count>3</p:count><p:price currency="EUR">2.5</p:price><p:note>a</p:note></p:o>';
    expect(toJson(main, xml, {}, { 'b.xsd': other })).toEqual({
      ':Attribute:n': 4,
      count: 3,
      price: { ':Attribute:currency': 'EUR', ':Text': 2.5 },
      note: ['a'],
    });
    expect(toJson(main, xml, { qualifiesNames: true }, { 'b.xsd': other })).toMatchObject({ 'urn:t:count': 3 });
  });

  it('takes nil as null, xsi:type at its word, and what the schema leaves open as json(xml()) does', () => {
    const schema = xsd(`<xs:element name="o">${complex(
      sequence(element('a', 'int', 'nillable="true"'), '<xs:element name="b" type="Base"/>', '<xs:any minOccurs="0"/>'),
    )}</xs:element><xs:complexType name="Base"/>
      <xs:complexType name="Derived"><xs:complexContent><xs:extension base="Base">${sequence(element('n', 'int'))}</xs:extension></xs:complexContent></xs:complexType>`);
    const xml = `<o xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><a xsi:nil="true"/><b xsi:type="Derived"><n>1</n></b><free x="1"><y>2</y></free></o>`;
    expect(toJson(schema, xml)).toEqual({ a: null, b: { n: 1 }, free: { '@x': '1', y: '2' } });
  });

  it('knows entities that the schema declares itself', () => {
    const schema = `<!DOCTYPE xs:schema [<!ENTITY ns "urn:t">]>${xsd(element('e', 'int'), 'targetNamespace="&ns;"')}`;
    expect(toJson(schema, '<e xmlns="urn:t">1</e>')).toBe(1);
  });

  it('holds types that hold themselves', () => {
    const schema = xsd(
      `<xs:element name="part" type="Part"/><xs:complexType name="Part">${sequence(element('id', 'int'), '<xs:element name="part" type="Part" minOccurs="0" maxOccurs="unbounded"/>')}</xs:complexType>`,
    );
    expect(toJson(schema, '<part><id>1</id><part><id>2</id></part></part>')).toEqual({
      id: 1,
      part: [{ id: 2, part: [] }],
    });
  });

  it('fails for a root element that is not expected', () => {
    expect(() => toJson(CUSTOMERS, '<Other/>')).toThrow(SchemaError);
    expect(() => toJson(CUSTOMERS, CUSTOMERS_XML, { rootName: 'Other' })).toThrow("'Root' in place of 'Other'");
  });
});

describe('XML written by its schema', () => {
  it('has the order and the namespaces of the schema', () => {
    const schema = xsd(
      `<xs:element name="o">${complex(`${sequence(element('a', 'int'), element('b', 'string', 'minOccurs="0" maxOccurs="unbounded"'))}<xs:attribute name="x"/>`)}</xs:element>`,
      'targetNamespace="urn:t"',
    );
    expect(toXml(schema, { b: ['2', '3'], a: 1, ':Attribute:x': '"q"' })).toBe(
      '<o xmlns="urn:t" x="&quot;q&quot;"><a xmlns="">1</a><b xmlns="">2</b><b xmlns="">3</b></o>',
    );
  });

  it('gives back what was read', () => {
    const written = toXml(CUSTOMERS, CUSTOMERS_JSON);
    expect(toJson(CUSTOMERS, written)).toEqual(CUSTOMERS_JSON);
    expect(written).toBe(CUSTOMERS_XML.replace(/>\s+</g, '><'));
  });

  it('leaves null out, or writes nil, and formats dates when asked', () => {
    const schema = xsd(
      `<xs:element name="o">${complex(sequence(element('a', 'int', 'nillable="true"'), element('b', 'int', 'minOccurs="0"'), element('c', 'dateTime')))}</xs:element>`,
    );
    const content = { a: null, b: null, c: '2024-01-31T10:00:00Z' };
    expect(toXml(schema, content, { dateTimeFormat: 'dd.MM.yyyy' })).toBe(
      '<o><a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true" /><c>31.01.2024</c></o>',
    );
  });

  it('writes groups that repeat turn by turn', () => {
    const schema = xsd(
      `<xs:element name="o">${complex(`<xs:sequence maxOccurs="unbounded">${element('k', 'string')}${element('v', 'int')}</xs:sequence>`)}</xs:element>`,
    );
    expect(toXml(schema, { k: ['a', 'b'], v: [1, 2] })).toBe('<o><k>a</k><v>1</v><k>b</k><v>2</v></o>');
  });

  it.each<[Value, RegExp]>([
    [{ Customers: [], Orders: [], Extra: 1 }, /no 'Extra' in 'Root'/],
    [{ Customers: [{ ':Attribute:Nope': 1 }] }, /no attribute 'Nope' of 'Root\/Customers\/Customer'/],
    [{ Customers: [{ CompanyName: ['a', 'b'] }] }, /CompanyName.*more values/],
    [{ Customers: 1 }, /'Root\/Customers' has to be a list/],
    [{ Customers: [{ CompanyName: {} }] }, /single value/],
  ])('refuses %j', (content, message) => {
    expect(() => toXml(CUSTOMERS, content)).toThrow(ComposeError);
    expect(() => toXml(CUSTOMERS, content)).toThrow(message);
  });

  it('asks which element is the root where several could be', () => {
    const schema = xsd(element('a', 'int') + element('b', 'int'));
    expect(() => toXml(schema, 1)).toThrow("'a', 'b'. Name one in 'rootNodeQualifiedName'");
    expect(toXml(schema, 1, { rootName: 'b' })).toBe('<b>1</b>');
  });

  it('gives any content of the schema back when read again', () => {
    const customer = fc.record(
      { ':Attribute:CustomerID': text(), CompanyName: text(), Fax: text() },
      { requiredKeys: ['CompanyName'] },
    );
    const order = fc.record({
      OrderDate: fc.constant('2024-01-31T10:00:00Z'),
      ShipInfo: fc.record({
        ':Attribute:Paid': fc.boolean(),
        ShipVia: fc.integer(),
        Freight: fc.integer().map((n) => n / 4),
      }),
    });
    const content = fc.record({ Customers: fc.array(customer), Orders: fc.array(order) });
    fc.assert(
      fc.property(content, (value) => {
        const read = toJson(CUSTOMERS, toXml(CUSTOMERS, value));
        expect(parseJson(printJson(read))).toEqual(parseJson(printJson(value)));
      }),
    );
  });
});

/** Texts that XML can hold. */
function text() {
  return fc.string({ unit: 'grapheme' }).map((each) => each.replace(/\p{Cc}|\p{Cs}|\uFFFE|\uFFFF/gu, ''));
}
