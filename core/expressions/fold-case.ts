/**
 * Letter case, character by character, as .NET's invariant culture has it: a letter whose other case would have another
 * length (`ß`), the dotless `ı` and the long `ſ` are left alone, so that positions stay what they were.
 */

/** A sigma at the end of a word has a form of its own only where whole words are lowered. */
const NEEDS_CARE_LOWERED = /Σ/;
const NEEDS_CARE_RAISED = /[\u0131\u017F]/;

export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  const isSame = lower.length === text.length && !NEEDS_CARE_LOWERED.test(text);
  return isSame ? lower : byCharacter(text, (character) => character.toLowerCase());
}

export function upperCase(text: string): string {
  const upper = text.toUpperCase();
  const isSame = upper.length === text.length && !NEEDS_CARE_RAISED.test(text);
  return isSame ? upper : byCharacter(text, upperCharacter);
}

function upperCharacter(character: string): string {
  return NEEDS_CARE_RAISED.test(character) ? character : character.toUpperCase();
}

function byCharacter(text: string, change: (character: string) => string): string {
  let result = '';
  for (const character of text) {
    const changed = change(character);
    result += changed.length === character.length ? changed : character;
  }
  return result;
}
