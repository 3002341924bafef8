import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { equalValues } from './equals.ts';
import { Float } from './float.ts';
import { getProperty } from './get-property.ts';
import { JsonSyntaxError } from './json-syntax-error.ts';
import { floatText } from './number-text.ts';
import { floatValue } from './numbers.ts';
import { parseExactJson } from './parse-exact-json.ts';
import { parseJson } from './parse-json.ts';
import { parsePlainJson } from './parse-plain-json.ts';
import { PayloadNeeded, PayloadRef } from './payload-ref.ts';
import { printJson } from './print-json.ts';
import type { Value } from './value.ts';
import { valueKey } from './value-key.ts';
import { decodeWire, encodeWire } from './wire.ts';

const name = fc.oneof(
  fc.string(),
  fc.constantFrom('__proto__', 'constructor', '$millrace:payload', '$millrace:x', 'a'),
);
const scalar = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.string(),
  fc.maxSafeInteger(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(floatValue),
);
/** Values JSON text can hold. */
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
const wireValue: fc.Arbitrary<Value> = fc.oneof(
  value,
  fc.constant<Value>({
    a: [new PayloadRef('ab', 20_000, 'array'), Decimal.of(150n, 2)],
    '$millrace:payload': { sha256: 'x' },
  }),
);

describe('parseJson', () => {
  it('keeps large integers, whole floats and the order of properties', () => {
    expect(parseJson('{"b":9007199254740993,"a":[5.0,1e3,5,-0.0]}')).toEqual({
      b: 9007199254740993n,
      a: [new Float(5), new Float(1000), 5, new Float(-0)],
    });
  });

  it('lets the last of equal names win and moves it to the end', () => {
    expect(Object.entries(parseJson('{"a":1,"b":2,"a":3}') ?? {})).toEqual([
      ['b', 2],
      ['a', 3],
    ]);
  });

  it('takes __proto__ for a name like any other', () => {
    const parsed = parseJson('{"__proto__":{"polluted":true},"n":1.0}');
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(printJson(parsed)).toBe('{"__proto__":{"polluted":true},"n":1.0}');
  });

  it.each([
    ['{"a":1', "Expected ',' or '}' but found the end of the text at line 1, column 7."],
    ['{\n  a: 1}', "Expected a name in double quotes but found 'a' at line 2, column 3."],
    ['[1,]', "Expected a value but found ']' at line 1, column 4."],
    ['01', 'Expected a valid number'],
    ['"\\x"', 'An escape that JSON does not know'],
    ['1e999', 'The number 1e999 is too large'],
    ['9'.repeat(400), 'An integer of more than 380 digits'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => parseJson(text)).toThrow(JsonSyntaxError);
    if (text !== '01') expect(() => parseJson(text)).toThrow(message);
  });

  it('refuses nesting that would overflow the stack', () => {
    expect(() => parseJson('['.repeat(100_000))).toThrow('Nesting deeper');
    expect(() => parseJson('['.repeat(2000) + ']'.repeat(2000))).toThrow('Nesting deeper');
  });

  it('gives the same value on the fast path and on the careful one', () => {
    fc.assert(
      fc.property(value, fc.nat(2), (tree, indent) => {
        const text = printJson(tree, indent);
        const fast = parsePlainJson(text);
        if (fast !== undefined) expect(valueKey(fast)).toBe(valueKey(parseExactJson(text)));
      }),
    );
  });

  it('takes the fast path for everyday bodies', () => {
    expect(parsePlainJson('{"id":"1e5","n":[1,2.5,-3],"t":"2018-01-01T00:00:00.0000000Z"}')).toBeDefined();
    expect(parsePlainJson('{"n":5.0}')).toBeUndefined();
    expect(parsePlainJson('{"n":12345678901234567}')).toBeUndefined();
    expect(parsePlainJson('{"a":1,"a":2}')).toBeUndefined();
  });
});

describe('printJson', () => {
  it('gives text that parses to the same value', () => {
    fc.assert(
      fc.property(value, fc.nat(2), (tree, indent) => {
        expect(printJson(parseJson(printJson(tree, indent)))).toBe(printJson(tree));
      }),
    );
  });

  it('lays out with an indent', () => {
    expect(printJson({ a: [1, {}], b: [] }, 2)).toBe('{\n  "a": [\n    1,\n    {}\n  ],\n  "b": []\n}');
  });

  it('asks for a stored value instead of printing its reference', () => {
    expect(() => printJson([new PayloadRef('ab', 20_000, 'object')])).toThrow(PayloadNeeded);
  });
});

describe('wire text', () => {
  it('brings every value back', () => {
    fc.assert(
      fc.property(wireValue, (tree) => {
        expect(decodeWire(encodeWire(tree))).toEqual(tree);
      }),
    );
  });

  it('lets no data pass for a reference', () => {
    const forged = { '$millrace:payload': { sha256: 'ab', size: 1, type: 'array' } };
    expect(decodeWire(encodeWire(forged))).toEqual(forged);
    expect(encodeWire(forged)).toContain('"$millrace:$millrace:payload"');
  });

  it('leaves names alone that only come close', () => {
    const near = { $millrace: 1, 'x$millrace:': 2, '$millrace:$millrace:payload': 3 };
    expect(decodeWire(encodeWire(near))).toEqual(near);
  });
});

describe('numbers', () => {
  it.each([
    [5, '5'],
    [1e15, '1E+15'],
    [1e14, '100000000000000'],
    [1234567890123456, '1234567890123456'],
    [9.223372036854776e18, '9.223372036854776E+18'],
    [0.0001, '0.0001'],
    [0.00001, '1E-05'],
    [-1.5e-7, '-1.5E-07'],
  ])('writes the float %d as %s', (number, text) => {
    expect(floatText(number)).toBe(text);
  });

  it('compares across kinds by value', () => {
    expect(equalValues(new Float(5), 5)).toBe(true);
    expect(equalValues(2n ** 60n, new Float(2 ** 60))).toBe(true);
    expect(equalValues(2n ** 60n + 1n, new Float(2 ** 60))).toBe(false);
    expect(equalValues(Decimal.parse('1.50') ?? null, 1.5)).toBe(true);
  });

  it('calls values equal exactly when their keys are the same', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(valueKey(a) === valueKey(b)).toBe(equalValues(a, b));
      }),
    );
    fc.assert(
      fc.property(value, (a) => {
        expect(valueKey(parseJson(printJson(a)))).toBe(valueKey(a));
      }),
    );
  });
});

describe('Decimal', () => {
  const decimal = (text: string) => Decimal.parse(text) ?? Decimal.of(0n, 0);

  it('keeps its scale and calculates exactly', () => {
    expect(decimal('1.50').toString()).toBe('1.50');
    expect(decimal('0.1').add(decimal('0.2')).toString()).toBe('0.3');
    expect(decimal('1.10').multiply(decimal('2.0')).toString()).toBe('2.200');
    expect(decimal('1').divide(decimal('3')).toString()).toBe('0.3333333333333333333333333333');
    expect(decimal('-5.5').remainder(decimal('2')).toString()).toBe('-1.5');
  });

  it('rounds half to even where digits do not fit, and refuses what is too large', () => {
    expect(Decimal.of(25n, 29).toString()).toBe('0.0000000000000000000000000002');
    expect(() => decimal('79228162514264337593543950335').add(decimal('1'))).toThrow(RangeError);
  });
});

describe('getProperty', () => {
  it('prefers the exact name, then ignores letter case, then follows slashes', () => {
    const object = { A: 1, a: 2, Name: 3, body: { value: [4] }, 'x/y': 5 };
    expect(getProperty(object, 'a')).toBe(2);
    expect(getProperty(object, 'NAME')).toBe(3);
    expect(getProperty(object, 'body/value')).toEqual([4]);
    expect(getProperty(object, 'x/y')).toBe(5);
    expect(getProperty(object, 'body/none')).toBeUndefined();
    expect(getProperty(object, 'toString')).toBeUndefined();
  });
});
