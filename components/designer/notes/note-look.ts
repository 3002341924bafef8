/** The colours of notes, pale enough for dark text in both themes. */

export const NOTE_COLOURS = [
  { name: 'Yellow', color: '#FFFBCC' },
  { name: 'Green', color: '#DFF5E1' },
  { name: 'Blue', color: '#DCEBFF' },
  { name: 'Pink', color: '#FFE1EA' },
  { name: 'Grey', color: '#ECEEF1' },
] as const;

/** `#rrggbb` only: anything else that stands in a definition is no colour for the page. */
export function safeColour(color: string): string {
  return /^#[\da-f]{6}$/i.test(color) ? color : NOTE_COLOURS[0].color;
}
