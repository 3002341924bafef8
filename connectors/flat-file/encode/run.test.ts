import { describe, expect, it } from 'vitest';

import { callContext } from '#connectors/testing/call-context.ts';
import { comma, field, lines, record, schema } from '#core/flat-file/testing/flat-schema-text.ts';
import type { Value } from '#core/json/value.ts';

import encode from './run.ts';

const rows = record('r', comma, [field('a'), field('b')], '1..*');
const SCHEMA = schema(
  record('f', 'structure="delimited" child_delimiter_type="char" child_delimiter=";" child_order="postfix"', [rows]),
);
const BROKEN = schema(record('f', lines('infix').replace('0x0D', 'x'), [rows]));

async function run(content: Value, inputs: { [name: string]: Value } = {}, text = SCHEMA) {
  const outcome = await encode({ content, schema: 'Rows.xsd', ...inputs }, callContext({ 'Schema/Rows.xsd': text }));
  return outcome.status === 'Succeeded' ? (outcome.outputs as { body: Value }).body : outcome.error;
}

describe('flat file encoding', () => {
  it('makes text of XML', async () => {
    expect(await run('<f><r><a>1</a><b>2</b></r><r><a>3</a></r></f>')).toBe('1,2;3,;');
    const content = { '$content-type': 'application/xml', $content: btoa('<f><r><a>1</a><b>2</b></r></f>') };
    expect(await run(content)).toBe('1,2;');
  });

  it('follows its settings', async () => {
    expect(await run('<f><r><a>3</a></r></f>', { emptyNodeGenerationMode: 'ForcedDisabled' })).toBe('3;');
    const content = '<f>\r\n<r><a>1\r\n2</a><b/></r></f>';
    expect([await run(content), await run(content, { xmlNormalization: false })]).toEqual(['1\n2,;', '1\r\n2,;']);
  });

  it.each<[Value, { [name: string]: Value }, string, string, RegExp]>([
    ['<f><x/></f>', {}, SCHEMA, 'FlatFileFailed', /'x' in 'f'/],
    ['<f>', {}, SCHEMA, 'XmlNotWellFormed', /line 1/],
    [1, {}, SCHEMA, 'BadRequest', /XML/],
    ['<f/>', { schema: 'None.xsd' }, SCHEMA, 'ArtifactNotFound', /None\.xsd/],
    ['<f/>', { emptyNodeGenerationMode: 'Sometimes' }, SCHEMA, 'BadRequest', /ForcedDisabled/],
    ['<f/>', {}, BROKEN, 'FlatFileSchemaInvalid', /hexadecimal/],
  ])('%j %j fails', async (content, inputs, text, code, message) => {
    expect(await run(content, inputs, text)).toEqual({ code, message: expect.stringMatching(message) });
  });
});
