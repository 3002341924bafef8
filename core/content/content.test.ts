import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '#core/encoding/utf8.ts';
import { Float } from '#core/json/float.ts';
import type { Value } from '#core/json/value.ts';
import { ContentError } from './content-error.ts';
import { decodeContent } from './decode-content.ts';
import { encodeContent } from './encode-content.ts';

function decode(contentType: string | undefined, text: string) {
  return decodeContent(contentType, encodeUtf8(text));
}

function encode(...given: Parameters<typeof encodeContent>) {
  const { bytes, contentType } = encodeContent(...given);
  return { text: decodeUtf8(bytes), contentType };
}

describe('decodeContent', () => {
  it.each(['application/json', 'application/json; charset=utf-8', 'application/problem+json', 'Application/JSON'])(
    'reads %s as JSON with every digit',
    (type) => {
      expect(decode(type, '{"id":9007199254740993,"rate":5.0}')).toEqual({ id: 9007199254740993n, rate: new Float(5) });
    },
  );

  it('says where JSON is malformed', () => {
    let thrown: unknown;
    try {
      decode('application/json', '{\n  "a": }');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ContentError);
    expect(thrown).toMatchObject({
      place: { line: 2, column: 8 },
      message: expect.stringContaining('line 2, column 8'),
    });
  });

  it('refuses JSON that is no valid UTF-8', () => {
    expect(() => decodeContent('application/json', Uint8Array.of(34, 0xff, 34))).toThrow(ContentError);
  });

  it('reads text in its charset', () => {
    expect(decodeContent('text/plain; charset="iso-8859-1"', Uint8Array.of(0xe9))).toBe('é');
    expect(decode('text/csv', 'é')).toBe('é');
  });

  it('keeps text of an unknown charset as bytes', () => {
    expect(decode('text/plain; charset=klingon', 'x')).toEqual({
      '$content-type': 'text/plain; charset=klingon',
      $content: 'eA==',
    });
  });

  it.each(['application/xml', 'application/soap+xml; charset=utf-8', 'application/pdf', 'application/octet-stream'])(
    'wraps %s',
    (type) => {
      expect(decode(type, '<a/>')).toEqual({ '$content-type': type, $content: 'PGEvPg==' });
    },
  );

  it('leaves a body without content type raw', () => {
    expect(decode(undefined, '{"a":1}')).toBe('{"a":1}');
    expect(decodeContent(undefined, Uint8Array.of(0xff))).toEqual({
      '$content-type': 'application/octet-stream',
      $content: '/w==',
    });
  });

  it('lists the pairs of a form in order, with repeated keys', () => {
    expect(decode('application/x-www-form-urlencoded', 'Subject=Hello+world&Tag=a&Tag=%C3%A9&?=1&empty')).toMatchObject(
      {
        '$content-type': 'application/x-www-form-urlencoded',
        $formdata: [
          { key: 'Subject', value: 'Hello world' },
          { key: 'Tag', value: 'a' },
          { key: 'Tag', value: 'é' },
          { key: '?', value: '1' },
          { key: 'empty', value: '' },
        ],
      },
    );
  });

  it('lists the parts of a multipart body, each with its own type', () => {
    const text = [
      'preamble',
      '--x',
      'Content-Disposition: form-data; name=f',
      'Content-Type: text/plain',
      '',
      'hello',
      'not a --x boundary',
      '--x  ',
      '',
      '',
      '--x--',
      'epilogue',
    ].join('\r\n');
    expect(decode('multipart/form-data;boundary=x', text)).toMatchObject({
      '$content-type': 'multipart/form-data;boundary=x',
      $multipart: [
        {
          headers: { 'Content-Disposition': 'form-data; name=f', 'Content-Type': 'text/plain' },
          body: { '$content-type': 'text/plain', $content: 'aGVsbG8NCm5vdCBhIC0teCBib3VuZGFyeQ==' },
        },
        { headers: {}, body: { '$content-type': 'application/octet-stream', $content: '' } },
      ],
    });
  });

  it('refuses a multipart body without boundary or without end', () => {
    expect(() => decode('multipart/form-data', 'x')).toThrow(/boundary/);
    expect(() => decode('multipart/form-data; boundary=x', '--x\r\n\r\nbody\r\n--x')).toThrow(/closing boundary/);
  });
});

describe('encodeContent', () => {
  it('sends an object as JSON with the kinds of its numbers', () => {
    expect(encode({ id: 9007199254740993n, rate: new Float(5) }, undefined)).toEqual({
      text: '{"id":9007199254740993,"rate":5.0}',
      contentType: 'application/json; charset=utf-8',
    });
  });

  it('lets the content type of the author stand', () => {
    expect(encode({ a: 1 }, 'application/vnd.api+json')).toEqual({
      text: '{"a":1}',
      contentType: 'application/vnd.api+json',
    });
    expect(encode('{"a":1}', 'application/json')).toEqual({ text: '{"a":1}', contentType: 'application/json' });
  });

  it('sends a text as text, in the charset that is named', () => {
    expect(encode('é', undefined)).toEqual({ text: 'é', contentType: 'text/plain; charset=utf-8' });
    expect(encodeContent('é€', 'text/plain; charset=iso-8859-15').bytes).toEqual(Uint8Array.of(0xe9, 0xa4));
    expect(() => encode('€', 'text/plain; charset=iso-8859-5')).toThrow(/has no character '€'/);
    expect(() => encode('€', 'text/plain; charset=klingon')).toThrow(/use utf-8/);
  });

  it('sends null as nothing, unless JSON is asked for', () => {
    expect(encode(null, undefined)).toEqual({ text: '', contentType: undefined });
    expect(encode(null, 'application/json')).toEqual({ text: 'null', contentType: 'application/json' });
  });

  it('sends what came in byte for byte', () => {
    const type = 'multipart/mixed; boundary=b';
    const bytes = encodeUtf8('--b\r\n\r\n\u0000\r\n--b--');
    expect(encodeContent(decodeContent(type, bytes), undefined)).toEqual({ bytes, contentType: type });
  });

  it('refuses a wrapper that is no base64', () => {
    expect(() => encode({ '$content-type': 'image/png', $content: '*' }, undefined)).toThrow(ContentError);
  });

  it('writes a form that the author put together', () => {
    const type = 'application/x-www-form-urlencoded';
    const form = { '$content-type': type, $formdata: [{ key: 'a b', value: 'c&d' }] };
    expect(encode(form, undefined)).toEqual({ text: 'a+b=c%26d', contentType: type });
  });

  it('writes a multipart body that reads back as it was, with a boundary that no part holds', () => {
    const parts: Value[] = [
      { headers: { 'Content-Disposition': 'form-data; name=a' }, body: 'millrace-part-1' },
      { headers: { 'content-type': 'application/json' }, body: { b: 1 } },
      { headers: {}, body: { '$content-type': 'image/png', $content: 'AAEC' } },
    ];
    const { bytes, contentType } = encodeContent(
      { '$content-type': 'multipart/form-data', $multipart: parts },
      undefined,
    );
    expect(contentType).toBe('multipart/form-data; boundary=millrace-part-2');
    expect(decodeContent(contentType, bytes)).toMatchObject({
      $multipart: [
        { body: { '$content-type': 'text/plain; charset=utf-8', $content: 'bWlsbHJhY2UtcGFydC0x' } },
        { headers: { 'content-type': 'application/json' }, body: { $content: 'eyJiIjoxfQ==' } },
        { headers: { 'Content-Type': 'image/png' }, body: { $content: 'AAEC' } },
      ],
    });
  });

  it('refuses a header of a part that would smuggle in another', () => {
    const parts: Value[] = [{ headers: { 'X-A': 'a\r\nX-B: b' }, body: 'x' }];
    expect(() => encode({ '$content-type': 'multipart/mixed', $multipart: parts }, undefined)).toThrow(/line break/);
  });
});
