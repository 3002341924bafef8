/** Entities that a schema or a stylesheet declares itself, as abbreviations of addresses and characters, put in their places. */

const DECLARATION = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
/** An entity may not make a text grow much. */
const MAX_LENGTH = 1_000;

/** Once: entities within entities stay, and are an error to who reads the text. */
export function withOwnEntities(text: string): string {
  if (!text.includes('<!ENTITY')) return text;
  const values = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(DECLARATION)) {
    const value = double ?? single ?? '';
    if (!values.has(name) && value.length <= MAX_LENGTH) values.set(name, value);
  }
  return text.replace(/&([\w.-]+);/g, (whole, name: string) => values.get(name) ?? whole);
}
