/** Documents come to an operation as text, or as the content value of a request or a file. */

import { contentText, isContent } from '#core/expressions/content.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import type { Value } from '#core/json/value.ts';

/** The text; undefined for a value that is neither, and for content that cannot be read. */
export function textOfContent(content: Value): string | undefined {
  if (typeof content === 'string') return content;
  try {
    return isContent(content) ? contentText(content) : undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
