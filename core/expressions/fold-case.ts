/**
 * Letter case, character by character, as .NET's invariant culture has it: a letter whose other case would have another
 * length (`ß`) is left alone, so that positions stay what they were.
 */

export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : byCharacter(text, (character) => character.toLowerCase());
}

export function upperCase(text: string): string {
  const upper = text.toUpperCase();
  return upper.length === text.length ? upper : byCharacter(text, (character) => character.toUpperCase());
}

function byCharacter(text: string, change: (character: string) => string): string {
  let result = '';
  for (const character of text) {
    const changed = change(character);
    result += changed.length === character.length ? changed : character;
  }
  return result;
}
