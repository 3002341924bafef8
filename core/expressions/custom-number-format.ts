/** Custom numeric formats of .NET: `0`, `#`, `.`, `,`, `%`, `‰`, `E+0`, quoted text, and sections between semicolons. */

import { type Digits, groupDigits, roundDigits } from './digits.ts';
import { numberSymbols } from './locales.ts';

type Token =
  | { kind: 'digit'; isZero: boolean }
  | { kind: 'point' }
  | { kind: 'comma' }
  | { kind: 'percent'; text: '%' | '‰' }
  | { kind: 'exponent'; letter: string; isSigned: boolean; digits: number }
  | { kind: 'literal'; text: string };

type Shape = {
  tokens: Token[];
  /** Digit places before and behind the point, and how far zeros are forced. */
  wholePlaces: number;
  leastWhole: number;
  places: number;
  leastPlaces: number;
  isGrouped: boolean;
  /** Powers of ten the number is moved by: percent up, trailing commas down. */
  shift: number;
  exponent: Extract<Token, { kind: 'exponent' }> | undefined;
};

const ZERO: Digits = { isNegative: false, digits: '', point: 1 };

/** `locale` is a resolved name. */
export function formatCustomNumber(digits: Digits, format: string, locale: string): string {
  const sections = splitSections(format);
  const section = pickSection(digits, sections);
  const shape = shapeOf(tokenize(sections[section] ?? ''));
  const scaled = { ...digits, point: digits.point + shape.shift };
  // What its own section rounds to zero is shown by the section for zero.
  if (section < 2 && isRoundedToZero(scaled, shape)) return formatZero(sections, locale);
  if (shape.wholePlaces + shape.places === 0) return literalText(digits, shape, section);
  return layOut(section === 1 ? { ...scaled, isNegative: false } : scaled, shape, locale);
}

function formatZero(sections: string[], locale: string): string {
  const shape = shapeOf(tokenize(sections[2] || (sections[0] ?? '')));
  return shape.wholePlaces + shape.places === 0 ? literalText(ZERO, shape, 2) : layOut(ZERO, shape, locale);
}

function literalText(digits: Digits, shape: Shape, section: number): string {
  const text = shape.tokens.map((token) => ('text' in token ? token.text : '')).join('');
  return digits.isNegative && section !== 1 && text !== '' ? `-${text}` : text;
}

/** 0: positive, or all; 1: negative; 2: zero. An empty section leaves its numbers to the first. */
function pickSection({ isNegative, digits }: Digits, sections: string[]): number {
  if (digits === '' && sections.length > 2) return sections[2] === '' ? 0 : 2;
  return isNegative && sections.length > 1 && sections[1] !== '' ? 1 : 0;
}

function isRoundedToZero(digits: Digits, shape: Shape): boolean {
  const { whole, fraction } = roundDigits(digits, shape.places);
  return shape.exponent === undefined && /^0*$/.test(whole + fraction);
}

/** Cuts at semicolons outside quotes. */
function splitSections(format: string): string[] {
  const sections = [''];
  for (let at = 0; at < format.length; at += 1) {
    const end = literalEnd(format, at);
    if (format[at] === ';') sections.push('');
    else sections[sections.length - 1] += format.slice(at, end);
    at = end - 1;
  }
  return sections;
}

/** Where the quoted or escaped text that begins here ends; one further for any other character. */
function literalEnd(format: string, at: number): number {
  const character = format[at];
  if (character === '\\') return Math.min(format.length, at + 2);
  if (character !== "'" && character !== '"') return at + 1;
  const close = format.indexOf(character, at + 1);
  return close < 0 ? format.length : close + 1;
}

const EXPONENT = /^([eE])([+-]?)(0+)/;

function tokenize(section: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < section.length; ) {
    const exponent = EXPONENT.exec(section.slice(at, at + 20));
    if (exponent) {
      const [all, letter = 'E', sign, zeros = '0'] = exponent;
      tokens.push({ kind: 'exponent', letter, isSigned: sign === '+', digits: zeros.length });
      at += all.length;
    } else {
      const end = literalEnd(section, at);
      tokens.push(tokenOf(section.slice(at, end)));
      at = end;
    }
  }
  return tokens;
}

function tokenOf(text: string): Token {
  switch (text) {
    case '0':
    case '#':
      return { kind: 'digit', isZero: text === '0' };
    case '.':
      return { kind: 'point' };
    case ',':
      return { kind: 'comma' };
    case '%':
    case '‰':
      return { kind: 'percent', text };
    default:
      return { kind: 'literal', text: /^\\/.test(text) ? text.slice(1) : text.replace(/^(['"])([\s\S]*?)\1?$/, '$2') };
  }
}

function shapeOf(tokens: Token[]): Shape {
  const point = tokens.findIndex((token) => token.kind === 'point');
  const end = point < 0 ? tokens.length : point;
  const whole = tokens.slice(0, end).filter((token) => token.kind === 'digit' || token.kind === 'comma');
  const wholeDigits = whole.filter((token) => token.kind === 'digit');
  const fraction = tokens.slice(end).filter((token) => token.kind === 'digit');
  const firstZero = wholeDigits.findIndex((token) => token.isZero);
  const lastDigit = whole.findLastIndex((token) => token.kind === 'digit');
  const firstDigit = whole.findIndex((token) => token.kind === 'digit');
  const percent = tokens.find((token) => token.kind === 'percent');
  return {
    tokens,
    wholePlaces: wholeDigits.length,
    leastWhole: firstZero < 0 ? 0 : wholeDigits.length - firstZero,
    places: fraction.length,
    leastPlaces: fraction.findLastIndex((token) => token.isZero) + 1,
    isGrouped: whole.slice(firstDigit, lastDigit).some((token) => token.kind === 'comma'),
    shift: (percent?.text === '%' ? 2 : percent ? 3 : 0) - 3 * (lastDigit < 0 ? 0 : whole.length - 1 - lastDigit),
    exponent: tokens.find((token) => token.kind === 'exponent'),
  };
}

function layOut(digits: Digits, shape: Shape, locale: string): string {
  const { decimal, group } = numberSymbols(locale);
  const exponent = shape.exponent && digits.digits !== '' ? digits.point - Math.max(1, shape.wholePlaces) : 0;
  const scaled = shape.exponent ? { ...digits, point: digits.point - exponent } : digits;
  const { whole, fraction, isNegative } = roundDigits(scaled, shape.places);
  const plainWhole = whole.replace(/^0+/, '').padStart(shape.leastWhole, '0');
  const shownWhole = shape.isGrouped ? groupDigits(plainWhole, group, locale) : plainWhole;
  const shownFraction = fraction.replace(/0+$/, '').padEnd(shape.leastPlaces, '0');
  const wholeWithoutPlaces = shape.wholePlaces === 0 ? plainWhole : '';
  const shown: Shown = {
    wholes: wholePieces(shape, plainWhole, shownWhole),
    point: wholeWithoutPlaces + (shownFraction === '' ? '' : decimal),
    fractions: [...shownFraction],
    exponent,
  };
  return (isNegative ? '-' : '') + writeTokens(shape.tokens, shown);
}

/** What the places of a pattern show, from left to right. */
type Shown = { wholes: string[]; point: string; fractions: string[]; exponent: number };

function writeTokens(tokens: readonly Token[], { wholes, point, fractions, exponent }: Shown): string {
  let text = '';
  let places = wholes.values();
  let isBehindPoint = false;
  for (const token of tokens) {
    if (token.kind === 'literal' || token.kind === 'percent') text += token.text;
    else if (token.kind === 'exponent') text += exponentText(token, exponent);
    else if (token.kind === 'digit') text += places.next().value ?? '';
    else if (token.kind === 'point' && !isBehindPoint) {
      text += point;
      places = fractions.values();
      isBehindPoint = true;
    }
  }
  return text;
}

/**
 * What each digit place before the point shows. The first place takes all digits in excess; a grouped number keeps its
 * separators with the digit before them.
 */
function wholePieces(shape: Shape, plain: string, shown: string): string[] {
  const pieces: string[] = [];
  const digitCount = plain.length;
  let at = shown.length;
  for (let place = shape.wholePlaces - 1; place > 0; place -= 1) {
    const isThere = shape.wholePlaces - place <= digitCount;
    let start = isThere ? at - 1 : at;
    const isSeparatorBefore =
      isThere && start > 0 && !/\d/.test(shown.charAt(start - 1)) && shape.wholePlaces - place < digitCount;
    if (isSeparatorBefore) while (start > 0 && !/\d/.test(shown.charAt(start - 1))) start -= 1;
    pieces.unshift(shown.slice(start, at));
    at = start;
  }
  pieces.unshift(shown.slice(0, at));
  return pieces;
}

function exponentText({ letter, isSigned, digits }: Extract<Token, { kind: 'exponent' }>, exponent: number): string {
  const sign = exponent < 0 ? '-' : isSigned ? '+' : '';
  return letter + sign + Math.abs(exponent).toString().padStart(digits, '0');
}
