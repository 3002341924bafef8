/** Sizes of everything on the canvas, in pixels. The designer draws its cards into these boxes. */

export const CARD = { width: 248, height: 60 };
export const PLACEHOLDER = { width: 160, height: 40 };
export const END = { width: 24, height: 24 };

/** Between steps side by side. */
export const GAP_X = 40;
/** Between a step and the next one, room for the "+". */
export const GAP_Y = 60;
/** Between the last step and the "+" below it. */
export const GAP_END = 28;

export const FRAME = { header: 48, padding: 20, gapBelowHeader: 36, minWidth: 280 };
export const SIDE = { header: 32, padding: 16, gapBelowHeader: 32, minWidth: 200 };
/** Between lines that go across above each other. */
export const GAP_LANES = 10;
/** Beside a line that goes down past steps: room for its "+". */
export const GAP_PASSING = 24;
/** From a card to the "+" on its line, and from the "+" to what the line says. With half of a label it fits into `GAP_Y`, so that nothing reaches into the next row. */
export const SPOT = { distance: 20, gapToLabel: 14 };
/** Height of what a line says, and the width of a character in it. */
export const LABEL = { height: 16, padding: 8, character: 6 };

/** Between the sides of a condition or the cases of a switch. */
export const GAP_SIDES = 20;
