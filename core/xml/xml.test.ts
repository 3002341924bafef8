import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ValueObject } from '#core/json/value.ts';
import { jsonToXml, XmlConversionError } from './json-to-xml.ts';
import { parseXml } from './parse-xml.ts';
import { printXml } from './print-xml.ts';
import { decodeName, encodeLocalName } from './xml-names.ts';
import { XmlSyntaxError } from './xml-reader.ts';
import { xmlToJson } from './xml-to-json.ts';
import { evaluateXPath } from './xpath/evaluate-xpath.ts';
import { XPathError } from './xpath/xpath-error.ts';

const normalized = (text: string) => printXml(parseXml(text));

describe('XML text', () => {
  it.each([
    [
      '<?xml version="1.0" encoding="utf-8"?> <a> <b> x </b> </a>',
      '<?xml version="1.0" encoding="utf-8"?><a><b> x </b></a>',
    ],
    ['<a/>', '<a />'],
    ['<a></a>', '<a></a>'],
    ['<a>&lt;&#65;&#x42;&amp;"</a>', '<a>&lt;AB&amp;"</a>'],
    ['<a x=\'1" 2\' y="a&#10;b"/>', '<a x="1&quot; 2" y="a&#xA;b" />'],
    ['<a><![CDATA[<x>]]><!-- c --><?pi v?></a>', '<a><![CDATA[<x>]]><!-- c --><?pi v?></a>'],
    ['<!DOCTYPE a SYSTEM "x.dtd"><a/>', '<!DOCTYPE a SYSTEM "x.dtd"><a />'],
    ['<a xml:space="preserve"> <b/> </a>', '<a xml:space="preserve"> <b /> </a>'],
  ])('%s is written %s', (text, expected) => {
    expect(normalized(text)).toBe(expected);
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b="1" b="2"/>',
    '<p:a/>',
    '<a>]]></a>',
    '<a b=1/>',
    '<a>&foo;</a>',
    '<1a/>',
    '<a b="<"/>',
    '<a><!-- -- --></a>',
    '<a>\u0001</a>',
    '<a>&#0;</a>',
    '<!-- c -->',
    '<a><?xml v?></a>',
    'x<a/>',
    '<!DOCTYPE a [<!ENTITY e "v">]><a>&e;</a>',
    '<a xmlns:p="u" xmlns:q="u" p:x="1" q:x="2"/>',
    '<a b="1"c="2"/>',
  ])('%j is refused', (text) => {
    expect(() => parseXml(text)).toThrow(XmlSyntaxError);
  });

  it('says where it is wrong', () => {
    expect(() => parseXml('<a>\n  <b></c>\n</a>')).toThrow("'</c>' where '</b>' is expected at line 2, column 6.");
  });

  it('stands deep nesting only so far', () => {
    expect(() => parseXml('<a>'.repeat(5000))).toThrow('nested deeper');
  });
});

describe('XML and JSON', () => {
  it.each([
    ['<r><e></e><f/></r>', { r: { e: '', f: null } }],
    ['<a x="1">t<b/><b>2</b><!--c--></a>', { a: { '@x': '1', '#text': 't', b: [null, '2'] } }],
    ['<?xml version="1.0" standalone="yes"?><a/>', { '?xml': { '@version': '1.0', '@standalone': 'yes' }, a: null }],
    ['<!DOCTYPE a PUBLIC "p" "s"><a/>', { '!DOCTYPE': { '@name': 'a', '@public': 'p', '@system': 's' }, a: null }],
    ['<a_x0020_b>1</a_x0020_b>', { 'a b': '1' }],
    ['<a><b>t</b><b /><c></c></a>', { a: { b: ['t', null], c: '' } }],
    ['<a xmlns="u" xmlns:p="v"><p:b p:c="1"/></a>', { a: { '@xmlns': 'u', '@xmlns:p': 'v', 'p:b': { '@p:c': '1' } } }],
  ])('%s and back', (text, value) => {
    const document = parseXml(text);
    expect(xmlToJson(document)).toEqual(value);
    expect(xmlToJson(jsonToXml(value as ValueObject))).toEqual(value);
  });

  it('collects the texts around an element in one array', () => {
    expect(xmlToJson(parseXml('<a>x<b/>y</a>'))).toEqual({ a: { '#text': ['x', 'y'], b: null } });
  });

  it.each([
    [
      { a: { b: [], c: null, d: '', e: true, f: 1.5, g: [1, null] } },
      '<a><c /><d></d><e>true</e><f>1.5</f><g>1</g><g /></a>',
    ],
    [{ a: ' ' }, '<a> </a>'],
    [
      { a: { '@xmlns:t': 'u', 't:b': 1, 'q:c': 2, '1x': 3 } },
      '<a xmlns:t="u"><t:b>1</t:b><c>2</c><_x0031_x>3</_x0031_x></a>',
    ],
  ] as [ValueObject, string][])('%j is written %s', (value, text) => {
    expect(printXml(jsonToXml(value))).toBe(text);
  });

  it.each([{}, { a: 1, b: 2 }, { a: [1, 2] }, { a: { '@b': { c: 1 } } }] as ValueObject[])('%j has no XML', (value) => {
    expect(() => jsonToXml(value)).toThrow(XmlConversionError);
  });

  it('brings every name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        expect(decodeName(encodeLocalName(name))).toBe(name);
      }),
    );
  });
});

describe('XPath', () => {
  const shop = parseXml(
    '<shop xmlns:p="urn:p"><item i="1">a</item><item i="2">b<sub/></item><item i="3">c</item><p:note>n</p:note><div>4</div></shop>',
  );
  const find = (path: string) => {
    const found = evaluateXPath(shop, path);
    return Array.isArray(found)
      ? found.map((node) => (node.kind === 'attribute' ? node.value : node.kind === 'document' ? '/' : printXml(node)))
      : found;
  };

  it.each([
    ['//item/@i', ['1', '2', '3']],
    ['//item[last()]/@i', ['3']],
    ['/shop/item[position()>1]/@i', ['2', '3']],
    ['/shop/item[@i="3"]/preceding-sibling::item[1]/@i', ['2']],
    ['(//item)[2]/@i', ['2']],
    ['//sub/ancestor::*[1]/@i', ['2']],
    ['//sub/following::item/@i', ['3']],
    ['//item[@i mod 2 = 1]/text()', ['a', 'c']],
    ['//p:note', ['<p:note xmlns:p="urn:p">n</p:note>']],
    ['//*[namespace-uri()="urn:p"]/text()', ['n']],
    ['/', ['/']],
    ['//item[sub]/@i | //item[1]/@i', ['1', '2']],
    ['//none', []],
    ['count(//item | //div)', 4],
    ['sum(//@i) div 2', 3],
    ['/shop/div * 2', 8],
    ['//item = "b"', true],
    ['//item != "b"', true],
    ['//item > 5', false],
    ['not(//none)', true],
    ['string(//item[2])', 'b'],
    ['name(/*)', 'shop'],
    ['substring("12345", 1.5, 2.6)', '234'],
    ['substring-after("a-b", "-")', 'b'],
    ['translate("bar", "abc", "AB")', 'BAr'],
    ['normalize-space("  a  b ")', 'a b'],
    ['concat(1 div 0, " ", 0.1, " ", -1.0)', 'Infinity 0.1 -1'],
    ['round(-2.5)', -2],
    ['- - 3', 3],
    ['boolean("")', false],
  ])('%s', (path, expected) => {
    expect(find(path)).toEqual(expected);
  });

  it.each(['/a/b[', 'foo()', '$x', '//q:x', 'count()', 'count(1)', 'bad::x', '1 2', '"open', ''])(
    'refuses %j',
    (path) => {
      expect(() => find(path)).toThrow(XPathError);
    },
  );

  it('stops a search that would take too long', () => {
    const wide = parseXml(`<a>${'<b/>'.repeat(3000)}</a>`);
    expect(() => evaluateXPath(wide, '//b[count(//b[count(//b) > 0]) > 0]')).toThrow('too many nodes');
  });
});
