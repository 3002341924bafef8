/**
 * Lets the validator use our matching of patterns in place of the platform's, which may take exponential time. The validator
 * asks its table of formats by name; a pattern is a name there that the table itself does not have.
 */

import { format } from '@cfworker/json-schema';
import { matchesPattern } from './linear-pattern.ts';

const PREFIX = 'pattern ';

/** The format that a text has when the pattern is found in it. */
export function patternFormat(pattern: string): string {
  return PREFIX + pattern;
}

/** The pattern of such a format, `undefined` for all others. */
export function patternOfFormat(name: string): string | undefined {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
}

const patterns = new Proxy(Object.create(null), {
  get(_, name) {
    const pattern = typeof name === 'string' ? patternOfFormat(name) : undefined;
    return pattern === undefined ? undefined : (text: string) => matchesPattern(pattern, text);
  },
});
Object.setPrototypeOf(format, patterns);
