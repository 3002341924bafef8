/** Limits of the language (WDL reference 14 and 17). One file, so that a message and a check never disagree. */

/** Characters of one expression. */
export const MAX_EXPRESSION_LENGTH = 8192;
/** Calls, arguments and property steps inside each other. */
export const MAX_EXPRESSION_DEPTH = 256;
/** Characters of a text that an expression gives. */
export const MAX_TEXT_LENGTH = 104_857_600;
/** Numbers that `range` gives. */
export const MAX_RANGE_COUNT = 100_000;
/** Items of an array that a function makes of a text or of other arrays. */
export const MAX_ITEM_COUNT = 5_000_000;
/** Characters of a format for dates, numbers or time spans. */
export const MAX_FORMAT_LENGTH = 1000;
/** Compiled strings that are kept. */
export const TEMPLATE_CACHE_SIZE = 10_000;
