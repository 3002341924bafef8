/** The part of the panels' layout that is remembered, and how it is read from what a browser kept. */

export type PanelLook = {
  /** Pixels. */
  width: number;
  side: 'left' | 'right';
  isCollapsed: boolean;
};

export const STANDARD_LOOK: PanelLook = { width: 416, side: 'right', isCollapsed: false };

export const PANEL_WIDTHS = { least: 320, most: 880 };

const KEY = 'millrace.designer-panel';

export function clampWidth(width: number): number {
  return Math.round(Math.min(PANEL_WIDTHS.most, Math.max(PANEL_WIDTHS.least, width)));
}

/** What is missing or makes no sense is as in a new browser. */
export function readLook(storage: Pick<Storage, 'getItem'>): PanelLook {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return STANDARD_LOOK;
    const { width, side, isCollapsed } = kept as Partial<Record<keyof PanelLook, unknown>>;
    return {
      width: typeof width === 'number' && Number.isFinite(width) ? clampWidth(width) : STANDARD_LOOK.width,
      side: side === 'left' ? 'left' : 'right',
      isCollapsed: isCollapsed === true,
    };
  } catch {
    // Not allowed to read, or written by something else.
    return STANDARD_LOOK;
  }
}

/** A browser that keeps nothing, as in a private window, is no reason to fail. */
export function writeLook(storage: Pick<Storage, 'setItem'>, look: PanelLook): void {
  try {
    storage.setItem(KEY, JSON.stringify(look));
  } catch {
    return;
  }
}
