import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SchemaError } from '#core/xml-schema/schema-model.ts';
import { decodeFlatFile } from './decode-flat-file.ts';
import { FlatFileError } from './flat-schema.ts';
import { comma, decode, encode, field, lines, read, record, schema } from './testing/flat-schema-text.ts';

describe('what does not fit', () => {
  const xsd = schema(
    record('File', lines('infix'), [record('r', `${comma} tag_name="R"`, [field('a'), field('b')], '1..*')]),
  );

  it.each([
    ['R1,2\r\nR3', /line 2, column 3: the delimiter "," .*is expected, but there is ""/],
    ['R1,2\r\nX3,4', /line 2, column 1: the tag "R" of the record 'r'.* is expected, but there is "X3,4"/],
    ['R1,2,3', /line 1, column 5: .*end of the record 'r'.*",3"/],
    ['', /line 1, column 1: the tag/],
  ])('%j is told with its place', (text, message) => {
    expect(() => decode(text, xsd)).toThrow(FlatFileError);
    expect(() => decode(text, xsd)).toThrow(message);
  });

  it('is an unexpected element in XML', () => {
    expect(() => encode('<File><x/></File>', xsd)).toThrow("'x' in 'File' is not expected there");
    expect(() => encode('<Other/>', xsd)).toThrow("'Other' in place of 'File'");
  });

  it.each([
    [schema(record('o', `${comma} surprise="1"`, [field('a')])), /'surprise="1"' of recordInfo is not supported/],
    [schema(record('o', comma, [field('a', 'datetime_format="yy"')])), /datetime_format/],
    [schema(record('o', comma, [field('a')]), 'count_positions_by_byte="true"'), /count_positions_by_byte/],
    [schema(record('o', 'structure="diagonal"', [field('a')])), /one of delimited, positional/],
    [schema(record('o', 'structure="positional"', [field('a')])), /needs a 'pos_length'/],
    [schema(record('o', comma, [field('a')]), 'root_reference="p"'), /no root element 'p'/],
    ['<xs:schema', /no XML/],
  ])('is a schema that says what is not known here (%#)', (text, message) => {
    expect(() => read(text)).toThrow(SchemaError);
    expect(() => read(text)).toThrow(message);
  });
});

describe('a flat file', () => {
  const value = fc
    .string({ unit: fc.constantFrom('a', 'ä', '0', ' ', ',', '|', '"', '\\', '\r\n', '#', 'T') })
    .filter((text) => !/^\s|\s$/.test(text));
  const escaping = 'escape_char_type="char" escape_char="\\"';
  const wrapped = 'wrap_char_type="char" wrap_char="&quot;"';
  const schemas = [
    schema(
      record('f', `${lines('postfix')} ${escaping}`, [
        record('r', `${comma} ${escaping} tag_name="T"`, [field('a'), field('b')], '0..*'),
      ]),
    ),
    schema(
      record('f', lines('infix'), [
        record('r', `${comma} tag_name="T"`, [field('a', wrapped), field('b', wrapped)], '0..*'),
      ]),
    ),
    schema(
      record('f', lines('postfix'), [
        record('r', `${comma} ${escaping}`, [field('a', wrapped), field('b', wrapped)], '0..*'),
      ]),
    ),
    schema(
      record('f', 'structure="positional"', [
        record(
          'r',
          'structure="positional"',
          [field('a', 'pos_length="60"'), field('b', 'pos_length="60" justification="right"')],
          '0..*',
        ),
      ]),
    ),
  ];

  it.each(schemas.map((xsd, index) => [index, xsd] as const))('gives back what was written into it (%i)', (_, xsd) => {
    const rows = fc.array(fc.record({ a: value, b: value }), { minLength: 1 });
    const escaped = (text: string) => text.replaceAll('\r', '&#xD;').replaceAll('\n', '&#xA;');
    fc.assert(
      fc.property(rows, (list) => {
        const element = (name: string, text: string) => (text === '' ? `<${name} />` : `<${name}>${text}</${name}>`);
        const xml = `<f>${list.map(({ a, b }) => `<r>${element('a', a)}${element('b', b)}</r>`).join('')}</f>`;
        const back = decode(encode(escaped(xml), xsd), xsd);
        expect(back.replaceAll('&#xD;', '\r').replaceAll('&#xA;', '\n')).toBe(xml);
      }),
    );
  });

  it('of a hundred thousand lines is read in seconds', () => {
    const xsd = schema(record('f', lines('postfix'), [record('r', comma, [field('a'), field('b')], '0..*')]));
    const text = '12345,67890\r\n'.repeat(100_000);
    expect(decodeFlatFile(text, read(xsd)).children).toHaveLength(100_000);
  });
});
