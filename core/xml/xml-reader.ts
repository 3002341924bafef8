/** A position in an XML text, and the few moves that reading it takes. */

import { qualifiedNameAt } from './xml-names.ts';

/** Says what is wrong in an XML text, and where. */
export class XmlSyntaxError extends Error {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;

  constructor(text: string, position: number, problem: string) {
    const before = text.slice(0, position);
    const line = before.split('\n').length;
    const column = position - before.lastIndexOf('\n');
    super(`${problem.charAt(0).toUpperCase()}${problem.slice(1)} at line ${line}, column ${column}.`);
    this.name = 'XmlSyntaxError';
    this.line = line;
    this.column = column;
  }
}

export type XmlReader = {
  readonly text: string;
  position: number;
  startsWith(token: string): boolean;
  /** Matches a sticky expression here and moves behind it. */
  match(pattern: RegExp): RegExpExecArray | undefined;
  /** Moves behind the name with at most one colon that begins here. */
  readName(): string | undefined;
  /** Moves behind the token, which must be here. */
  expect(token: string): void;
  /** Whether there were any. */
  skipBlanks(): boolean;
  /** What stands between two tokens; moves behind the second. */
  readUntil(open: string, close: string, problem: string): string;
  fail(problem: string, position?: number): XmlSyntaxError;
};

const BLANKS = /[ \t\n]*/y;

export function createReader(text: string): XmlReader {
  const reader: XmlReader = {
    text,
    position: 0,
    startsWith: (token) => text.startsWith(token, reader.position),
    match(pattern) {
      pattern.lastIndex = reader.position;
      const match = pattern.exec(text);
      if (!match) return undefined;
      reader.position = pattern.lastIndex;
      return match;
    },
    readName() {
      const name = qualifiedNameAt(text, reader.position);
      reader.position += name?.length ?? 0;
      return name;
    },
    expect(token) {
      if (!reader.startsWith(token)) throw reader.fail(`'${token}' is expected`);
      reader.position += token.length;
    },
    skipBlanks: () => reader.match(BLANKS)?.[0] !== '',
    readUntil(open, close, problem) {
      const start = reader.position + open.length;
      const end = text.indexOf(close, start);
      if (end < 0) throw reader.fail(problem);
      reader.position = end + close.length;
      return text.slice(start, end);
    },
    fail: (problem, position = reader.position) => new XmlSyntaxError(text, position, problem),
  };
  return reader;
}
