import { describe, expect, it } from 'vitest';
import { comma, decode, encode, field, info, lines, record, schema } from './testing/flat-schema-text.ts';

/** Both ways. */
function same(text: string, xsd: string, xml: string): void {
  expect(decode(text, xsd)).toBe(xml);
  expect(encode(xml, xsd)).toBe(text);
}

describe('delimited records', () => {
  const fields = [field('a'), field('b'), field('c')];

  it.each([
    ['infix', 'x:y:z'],
    ['prefix', ':x:y:z'],
    ['postfix', 'x:y:z:'],
  ])('have their delimiters %s', (order, text) => {
    const xsd = schema(
      record(
        'r',
        `structure="delimited" child_delimiter_type="char" child_delimiter=":" child_order="${order}"`,
        fields,
      ),
    );
    same(text, xsd, '<r><a>x</a><b>y</b><c>z</c></r>');
  });

  it('are told apart by tags, repeat and may be missing', () => {
    const tagged = (tag: string) =>
      `structure="delimited" child_delimiter_type="char" child_delimiter="|" child_order="infix" tag_name="${tag}"`;
    const xsd = schema(
      record('File', lines('postfix'), [
        record('Header', tagged('HDR|'), [field('Date'), field('Number')]),
        record('Note', tagged('NTE|'), [field('Text')], '0..1'),
        record('Line', tagged('DTL|'), [field('Item'), field('Count')], '1..*'),
        record('Trailer', tagged('TRL|'), [field('Lines')]),
      ]),
      'root_reference="File"',
      'targetNamespace="urn:f"',
    );
    const text = 'HDR|2024|7\r\nDTL|a|1\r\nDTL|b|2\r\nTRL|2\r\n';
    const line = (item: string, count: number) => `<Line><Item>${item}</Item><Count>${count}</Count></Line>`;
    const body = `<Header><Date>2024</Date><Number>7</Number></Header>${line('a', 1)}${line('b', 2)}<Trailer><Lines>2</Lines></Trailer>`;
    same(text, xsd, `<File xmlns="urn:f">${body.replace(/<(Header|Line|Trailer)>/g, '<$1 xmlns="">')}</File>`);
    expect(decode(text.trimEnd(), xsd)).toBe(decode(text, xsd));
  });

  it('may share the delimiter of the record around', () => {
    const xsd = schema(
      record('File', lines('postfix'), [
        record('Head', lines('infix'), [field('x'), field('y')]),
        record('Line', `${comma} tag_name="L"`, [field('n')], '0..*'),
      ]),
    );
    same(
      '1\r\n2\r\nL3\r\nL4\r\n',
      xsd,
      '<File><Head><x>1</x><y>2</y></Head><Line><n>3</n></Line><Line><n>4</n></Line></File>',
    );
  });

  it('take an occurrence less where what is needed would find nothing', () => {
    const part = [field('f', '', '0..1'), field('g', '', '0..1'), record('r', comma, [field('h'), field('i')])];
    const xsd = schema(record('o', comma.replace('infix', 'prefix'), part));
    expect(decode(',1,2,3', xsd)).toBe('<o><f>1</f><r><h>2</h><i>3</i></r></o>');
  });

  it('choose between alternatives', () => {
    const tagged = (tag: string) => `${comma} tag_name="${tag}"`;
    const alternatives = `<xs:choice maxOccurs="unbounded">${record('A', tagged('A'), [field('x')])}${record('B', tagged('B'), [field('y')])}</xs:choice>`;
    const xsd = schema(record('o', lines('infix'), [alternatives]));
    same('A1\r\nB2\r\nA3', xsd, '<o><A><x>1</x></A><B><y>2</y></B><A><x>3</x></A></o>');
  });

  it('have a delimiter of their own between repeated fields', () => {
    const xsd = schema(
      record('o', `${comma} repeating_delimiter_type="char" repeating_delimiter=";"`, [
        field('a', '', '1..*'),
        field('b'),
      ]),
    );
    same('1;2;3,z', xsd, '<o><a>1</a><a>2</a><a>3</a><b>z</b></o>');
  });

  it('read and write attributes where their number says', () => {
    const attribute = `<xs:attribute name="id" type="xs:string" use="required">${info('fieldInfo', 'sequence_number="2"')}</xs:attribute>`;
    const xsd = schema(
      record('o', comma, [field('a', 'sequence_number="1"'), attribute, field('b', 'sequence_number="3"')]),
    );
    same('x,7,y', xsd, '<o id="7"><a>x</a><b>y</b></o>');
  });

  it.each([
    ['true', 'false', ',,v,,'],
    ['true', 'true', ',,v'],
    ['false', 'true', 'v'],
    ['false', 'false', 'v,,'],
  ])('keep delimiters of empty data (preserve %s, suppress at the end %s)', (preserve, suppress, text) => {
    const rules = `preserve_delimiter_for_empty_data="${preserve}" suppress_trailing_delimiters="${suppress}"`;
    const xsd = schema(
      record(
        'o',
        `${comma} ${rules}`,
        ['a', 'b', 'c', 'd', 'e'].map((name) => field(name, '', '0..1')),
      ),
    );
    expect(encode('<o><a/><b/><c>v</c><d/><e/></o>', xsd)).toBe(text);
  });

  it('give missing data its place where data follows, and required data always', () => {
    const xsd = schema(record('o', comma, [field('a'), field('b', '', '0..1'), field('c'), field('d', '', '0..1')]));
    expect(encode('<o><a>1</a><c>3</c></o>', xsd)).toBe('1,,3');
    expect(encode('<o><a>1</a></o>', xsd)).toBe('1,,');
    expect(encode('<o><a>1</a></o>', xsd, 'ForcedDisabled')).toBe('1');
    const without = schema(record('o', comma, [field('a'), field('b')]), 'generate_empty_nodes="false"');
    expect([encode('<o><a>1</a></o>', without), encode('<o><a>1</a></o>', without, 'ForcedEnabled')]).toEqual([
      '1',
      '1,',
    ]);
  });

  it('leave empty elements out where the schema says so', () => {
    const part = [field('a', '', '0..1'), field('b', '', '0..1')];
    expect(decode('1,', schema(record('o', comma, part)))).toBe('<o><a>1</a><b /></o>');
    expect(decode('1,', schema(record('o', comma, part), 'suppress_empty_nodes="true"'))).toBe('<o><a>1</a></o>');
  });
});

describe('fields', () => {
  const one = (attributes: string, more = '', schemaInfo = '') =>
    schema(record('o', `${comma} ${more}`, [field('a', attributes), field('b', attributes)]), schemaInfo);
  const xml = (a: string, b: string) => `<o><a>${a}</a><b>${b}</b></o>`;

  it('hold delimiters as data when these are escaped', () => {
    const xsd = one('', 'escape_char_type="char" escape_char="\\"');
    same('1\\,2,c:\\\\d', xsd, xml('1,2', 'c:\\d'));
    expect(decode('\\x,2', xsd)).toBe(xml('\\x', '2'));
  });

  it('hold delimiters and wraps as data when they are wrapped', () => {
    const xsd = one('wrap_char_type="char" wrap_char="&quot;"');
    same('"1,2","say ""x"""', xsd, xml('1,2', 'say "x"'));
    expect(decode('1,"2"', xsd)).toBe(xml('1', '2'));
    const escaped = one(
      'wrap_char_type="default"',
      'escape_char_type="default"',
      'default_wrap_char="#" wrap_char_type="char" default_escape_char="\\" escape_char_type="char"',
    );
    same('#1,2#,#a\\#b#', escaped, xml('1,2', 'a#b'));
  });

  it('are filled up to a length', () => {
    same(
      '007,00x',
      one('min_length_with_pad="3" justification="right" pad_char_type="char" pad_char="0"'),
      xml('7', 'x'),
    );
    same('7  ,x  ', one('min_length_with_pad="3"'), xml('7', 'x'));
    same('"7  ","x  "', one('min_length_with_pad="3" wrap_char_type="char" wrap_char="&quot;"'), xml('7', 'x'));
    expect(decode(' 7 ,x', one(''))).toBe(xml(' 7 ', 'x'));
  });

  it('that hold a delimiter and cannot protect it are an error', () => {
    expect(() => encode(xml('1,2', '3'), one(''))).toThrow('\'a\' holds the delimiter ","');
  });
});

describe('positional records', () => {
  const positional = 'structure="positional"';
  const fields = [
    field('country', 'pos_offset="0" pos_length="4"'),
    field('name', 'pos_offset="1" pos_length="6"'),
    field('zip', 'pos_offset="0" pos_length="5" justification="right" pad_char_type="char" pad_char="0"'),
  ];

  it('have their fields at their places', () => {
    same(
      'US   Alice 00042',
      schema(record('o', positional, fields)),
      '<o><country>US</country><name>Alice</name><zip>42</zip></o>',
    );
  });

  it('stand in lines, with tags, and hold each other', () => {
    const inner = record('in', positional, [field('y', 'pos_length="2"')]);
    const xsd = schema(
      record('File', lines('infix'), [
        record(
          'A',
          `${positional} tag_name="A" tag_offset="0"`,
          [field('x', 'pos_offset="1" pos_length="3"'), inner],
          '1..*',
        ),
        record('B', `${positional} tag_name="B" tag_offset="0"`, [field('x', 'pos_offset="1" pos_length="2"')]),
      ]),
    );
    same(
      'Aone12\r\nAtwo3 \r\nBok',
      xsd,
      '<File><A><x>one</x><in><y>12</y></in></A><A><x>two</x><in><y>3</y></in></A><B><x>ok</x></B></File>',
    );
  });

  it('may end early where the schema lets them', () => {
    const part = [field('a', 'pos_length="3"'), field('b', 'pos_length="3"', '0..1')];
    const xsd = (rules: string) =>
      schema(record('File', lines('infix'), [record('r', positional, part, '1..*')]), rules);
    const early = 'allow_early_termination="true"';
    expect(decode('abc\r\nabcde', xsd(early))).toBe('<File><r><a>abc</a><b /></r><r><a>abc</a><b>de</b></r></File>');
    expect(decode('abc\r\nabcde', xsd(`${early} early_terminate_optional_fields="true"`))).toBe(
      '<File><r><a>abc</a></r><r><a>abc</a><b>de</b></r></File>',
    );
    expect(() => decode('abcde', xsd(''))).toThrow("the field 'b' of 3 characters or");
  });

  it('refuse what is too long, and data in the place of the tag', () => {
    const xsd = schema(record('o', `${positional} tag_name="T" tag_offset="0"`, [field('a', 'pos_length="2"')]));
    expect(() => encode('<o><a>abc</a></o>', xsd)).toThrow("'o/a' has 3 characters, the field has 2");
    expect(() => encode('<o><a>ab</a></o>', xsd)).toThrow("where the record 'o' has its tag 'T'");
  });
});
