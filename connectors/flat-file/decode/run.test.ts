import { describe, expect, it } from 'vitest';

import { callContext } from '#connectors/testing/call-context.ts';
import { comma, field, lines, record, schema } from '#core/flat-file/testing/flat-schema-text.ts';
import type { Value } from '#core/json/value.ts';

import decode from './run.ts';

const rows = record('r', comma, [field('a'), field('b')], '1..*');
const SCHEMA = `<?xml version="1.0" encoding="utf-16"?>${schema(record('f', lines('postfix'), [rows]), 'codepage="1252"')}`;

async function run(content: Value, text = SCHEMA) {
  const outcome = await decode({ content, schema: 'Rows.xsd' }, callContext({ 'Schema/Rows.xsd': text }));
  if (outcome.status !== 'Succeeded') return outcome.error;
  const { body } = outcome.outputs as { body: { $content: string; '$content-type': string } };
  expect(body['$content-type']).toBe('application/xml;charset=utf-8');
  return Buffer.from(body.$content, 'base64').toString();
}

const bytes = (type: string, ...codes: number[]) => ({
  '$content-type': type,
  $content: Buffer.from([...codes, ...Buffer.from(',2\r\n')]).toString('base64'),
});

describe('flat file decoding', () => {
  const declaration = '<?xml version="1.0" encoding="utf-8"?>';

  it('makes XML of text', async () => {
    expect(await run('1,2\r\n3,ä\r\n')).toBe(`${declaration}<f><r><a>1</a><b>2</b></r><r><a>3</a><b>ä</b></r></f>`);
  });

  it('reads bytes by their charset, else by the code page of the schema', async () => {
    const expected = `${declaration}<f><r><a>ä</a><b>2</b></r></f>`;
    expect(await run(bytes('application/octet-stream', 0xe4))).toBe(expected);
    expect(await run(bytes('text/plain; charset=utf-8', 0xc3, 0xa4))).toBe(expected);
  });

  it.each<[Value, string | undefined, string, RegExp]>([
    ['1,2\r\n3', SCHEMA, 'FlatFileFailed', /line 2, column 2/],
    [1, SCHEMA, 'BadRequest', /flat file/],
    ['1,2', undefined, 'ArtifactNotFound', /Rows\.xsd/],
    ['1,2', '<xs:schema', 'FlatFileSchemaInvalid', /Rows\.xsd.*no XML/],
    ['1,\u0001', SCHEMA, 'FlatFileFailed', /U\+0001/],
    [bytes('application/octet-stream'), SCHEMA.replace('1252', '37'), 'FlatFileSchemaInvalid', /code page 37/],
  ])('%j fails', async (content, text, code, message) => {
    const outcome = await decode({ content, schema: 'Rows.xsd' }, callContext({ 'Schema/Rows.xsd': text }));
    expect(outcome.error).toEqual({ code, message: expect.stringMatching(message) });
  });
});
