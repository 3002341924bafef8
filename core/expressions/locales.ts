/** Locales by the names .NET gives cultures, in any letter case (WDL reference 16), and what numbers look like there. */

import { shorten } from './describe-value.ts';
import { ExpressionError } from './errors.ts';

export const DEFAULT_LOCALE = 'en-US';
/** .NET's culture without a name. Names and numbers are those of English; what differs asks for this name. */
export const INVARIANT_LOCALE = 'en-US-x-nameless';

export type NumberSymbols = { decimal: string; group: string };

const known = new Map<string, string>();
const symbols = new Map<string, NumberSymbols>();
/** Locale names come from data: remember only so many. */
const MAX_REMEMBERED = 1000;

/** The locale's canonical name; the empty name is the invariant culture. Throws `ExpressionError` when it is unknown. */
export function resolveLocale(name: string | undefined): string {
  if (name === undefined) return DEFAULT_LOCALE;
  if (name === '') return INVARIANT_LOCALE;
  const remembered = known.get(name);
  if (remembered !== undefined) return remembered;
  const locale = supportedLocale(name);
  if (locale === undefined) {
    throw new ExpressionError(
      `The locale '${shorten(name)}' is not known; expected a name such as 'en-US' or 'fr-FR'.`,
      {
        detail: { expected: 'locale', given: name },
      },
    );
  }
  if (known.size < MAX_REMEMBERED) known.set(name, locale);
  return locale;
}

function supportedLocale(name: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(name)[0];
  } catch {
    // The platform throws for names that are no language tags at all.
    return undefined;
  }
}

/** Separators of numbers; blanks that do not break become plain ones. */
export function numberSymbols(locale: string): NumberSymbols {
  const remembered = symbols.get(locale);
  if (remembered) return remembered;
  const parts = new Intl.NumberFormat(locale, { useGrouping: true, numberingSystem: 'latn' }).formatToParts(
    -12345678.9,
  );
  const symbolOf = (type: Intl.NumberFormatPartTypes, otherwise: string) =>
    plainBlanks(parts.find((part) => part.type === type)?.value ?? otherwise);
  const found = { decimal: symbolOf('decimal', '.'), group: symbolOf('group', ',') };
  symbols.set(locale, found);
  return found;
}

/** Newer locale data has narrow no-break spaces where the reference writes a blank (WDL reference 16). */
export function plainBlanks(text: string): string {
  return text.replace(/[\u00A0\u202F\u2009]/g, ' ');
}
