/** Errors of expressions: what is wrong, where in the text, and what would be right (WDL reference 14). */

/** Positions in the string as it stands in the definition, `end` exclusive. */
export type TextRange = { start: number; end: number };

/** The pieces of a message, for whoever wants to show them apart. */
export type ExpressionErrorDetail = {
  function?: string;
  argument?: string;
  expected?: string;
  given?: string;
  suggestion?: string;
};

export type ExpressionErrorOptions = {
  code?: string;
  range?: TextRange;
  detail?: ExpressionErrorDetail;
  expression?: string;
};

export class ExpressionError extends Error {
  readonly code: string;
  readonly range: TextRange | undefined;
  readonly detail: ExpressionErrorDetail;
  /** The string in which `range` counts; set by whoever evaluates a template. */
  readonly expression: string | undefined;

  constructor(message: string, options: ExpressionErrorOptions = {}) {
    super(message);
    this.name = 'ExpressionError';
    this.code = options.code ?? 'InvalidTemplate';
    this.range = options.range;
    this.detail = options.detail ?? {};
    this.expression = options.expression;
  }
}

/** The error with its place filled in where it was still unknown. Everything that is no `ExpressionError` stays as it is. */
export function locateError(error: unknown, place: { range?: TextRange; expression?: string }): unknown {
  if (!(error instanceof ExpressionError)) return tooLarge(error, place) ?? error;
  const range = error.range ?? place.range;
  const expression = error.expression ?? place.expression;
  if (range === error.range && expression === error.expression) return error;
  return new ExpressionError(error.message, { code: error.code, detail: error.detail, range, expression });
}

// JavaScript reports texts beyond its own limit and an exhausted stack as RangeError.
function tooLarge(error: unknown, place: { range?: TextRange; expression?: string }): ExpressionError | undefined {
  if (!(error instanceof RangeError)) return undefined;
  return new ExpressionError('The value is too large or nested too deep for this expression.', place);
}

const CARET_WINDOW = 72;

/**
 * Two lines: the text around the place, and carets under it with its position, from 1. Line breaks in the text become blanks
 * so that the carets stay in place.
 */
function renderCaret(expression: string, range: TextRange): string {
  const start = Math.max(0, Math.min(range.start, expression.length));
  const end = Math.max(start + 1, range.end);
  const from = Math.max(0, start - Math.floor(CARET_WINDOW / 2));
  const to = Math.min(expression.length, from + CARET_WINDOW);
  const prefix = from > 0 ? '…' : '';
  const shown = prefix + expression.slice(from, to).replace(/[\r\n\t]/g, ' ') + (to < expression.length ? '…' : '');
  const carets = ' '.repeat(prefix.length + start - from) + '^'.repeat(Math.max(1, Math.min(end, to + 1) - start));
  return `${shown}\n${carets} position ${start + 1}`;
}

/** The message, and below it the place when it is known. */
export function describeError(error: ExpressionError): string {
  if (error.expression === undefined || error.range === undefined) return error.message;
  return `${error.message}\n${renderCaret(error.expression, error.range)}`;
}
