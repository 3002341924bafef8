/** The smallest move of the canvas that brings a box into view. */

export type Box = { x: number; y: number; width: number; height: number };
export type Viewport = { x: number; y: number; zoom: number };

const MARGIN = 24;

/** `box` in the flow's own pixels; undefined when it is in view already. A box too large for the canvas shows its middle. */
export function panIntoView(
  box: Box,
  viewport: Viewport,
  canvas: { width: number; height: number },
): Viewport | undefined {
  const { x, y, zoom } = viewport;
  const dx = shift(box.x * zoom + x, box.width * zoom, canvas.width);
  const dy = shift(box.y * zoom + y, box.height * zoom, canvas.height);
  return dx === 0 && dy === 0 ? undefined : { x: x + dx, y: y + dy, zoom };
}

function shift(start: number, size: number, room: number): number {
  const [least, most] = [MARGIN, room - MARGIN];
  if (size > most - least) {
    const isMiddleInView = start + size / 2 >= least && start + size / 2 <= most;
    return isMiddleInView ? 0 : room / 2 - (start + size / 2);
  }
  if (start < least) return least - start;
  return start + size > most ? most - (start + size) : 0;
}
