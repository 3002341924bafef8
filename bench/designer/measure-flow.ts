/** One visit to a flow in the designer, with real input: opening, panning, typing, undoing. */

import type { Page } from '@playwright/test';
import { framesPerSecond, installClock, timeToPaint } from './page-clock.ts';

export type Figures = {
  /** Milliseconds from the navigation until steps are painted and no long task keeps them from answering. */
  open: number;
  /** Frames per second. */
  wheel: number;
  drag: number;
  whole: number;
  /** Milliseconds from the click to the painted form. */
  firstStep: number;
  nextStep: number;
  /** Milliseconds from the key to the painted text, the longest. */
  key: number;
  /** Milliseconds from the key until the step is gone. */
  undo: number;
};

const STEP = '[data-canvas-node*="/actions/"]';
const PANE = '.react-flow__pane';
const FIELD = '[data-designer-panel] [role="tabpanel"] .cm-content';
const QUIET = 500;
const PAN_STEPS = 150;
/** From key to key, of a person who types fast but is no machine; they come again and again. */
const KEY_PAUSES = [60, 110, 80, 150, 70, 130, 200, 90, 170, 100];
const TYPED = 'The order of the customer is on its way';

export async function measureFlow(page: Page, flowId: string): Promise<Figures> {
  await installClock(page);
  const open = await measureOpening(page, flowId);
  const wheel = await framesPerSecond(page, () => panByWheel(page));
  const drag = await framesPerSecond(page, () => panByDrag(page));
  await page.reload();
  await page.locator(STEP).first().waitFor();
  await untilQuiet(page);
  const steps = await measureSteps(page);
  const key = await measureTyping(page);
  const undo = await measureUndo(page);
  await page.getByRole('button', { name: 'Show the whole flow' }).click();
  await untilQuiet(page);
  const whole = await framesPerSecond(page, () => panByWheel(page));
  return { open, wheel, drag, whole, ...steps, key, undo };
}

async function measureOpening(page: Page, flowId: string): Promise<number> {
  await page.goto(`/flows/${flowId}`, { waitUntil: 'commit' });
  await page.locator(STEP).first().waitFor();
  const painted = await page.evaluate(() => window.pageClock.painted());
  await untilQuiet(page);
  return page.evaluate((shown) => Math.max(shown, ...window.pageClock.longTasks), painted);
}

/** Until there has been no long task for a while. */
async function untilQuiet(page: Page): Promise<void> {
  await page.waitForFunction(
    (quiet) => performance.now() - Math.max(0, ...window.pageClock.longTasks) > quiet && performance.now() > quiet,
    QUIET,
  );
}

/** Down and up again, so that there is always something to draw. */
async function panByWheel(page: Page): Promise<void> {
  await page.mouse.move(500, 450);
  for (let step = 0; step < PAN_STEPS; step += 1) await page.mouse.wheel(0, step < PAN_STEPS * 0.6 ? 60 : -60);
}

async function panByDrag(page: Page): Promise<void> {
  const start = await emptyPoint(page);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  for (let step = 0; step < PAN_STEPS; step += 1) {
    const turn = step % 100;
    await page.mouse.move(start.x + (turn % 20), start.y - (turn < 50 ? turn : 100 - turn) * 8);
  }
  await page.mouse.up();
}

/** A place of the canvas where nothing lies on it. */
async function emptyPoint(page: Page): Promise<{ x: number; y: number }> {
  const found = await page.evaluate((pane) => {
    for (let y = 700; y > 100; y -= 20) {
      for (let x = 300; x < 1100; x += 20) {
        if (document.elementFromPoint(x, y)?.matches(pane)) return { x, y };
      }
    }
    return null;
  }, PANE);
  if (!found) throw new Error('Nothing of the canvas is empty, so it cannot be dragged.');
  return found;
}

async function measureSteps(page: Page): Promise<Pick<Figures, 'firstStep' | 'nextStep'>> {
  const cards = page.locator(`${STEP}[data-canvas-node]`).filter({ hasText: /Compose|HTTP|Initialize variable/ });
  const open = async (index: number) => {
    const name = await cards.nth(index).getAttribute('data-canvas-node');
    const panel = `[data-canvas-node="${name}"][aria-pressed="true"]`;
    return timeToPaint(page, { selector: `body:has(${panel}) ${FIELD}` }, () => cards.nth(index).click());
  };
  const firstStep = await open(0);
  await untilQuiet(page);
  return { firstStep, nextStep: await open(1) };
}

/** Each key at its time, whether or not the last one has been shown. */
async function measureTyping(page: Page): Promise<number> {
  const field = page.locator(FIELD).first();
  await field.click();
  await page.keyboard.press('End');
  await untilQuiet(page);
  await page.evaluate(() => {
    window.pageClock.keyDelays.length = 0;
  });
  const sent: Promise<void>[] = [];
  for (const [index, character] of [...TYPED].entries()) {
    sent.push(page.keyboard.press(character));
    await new Promise((resolve) => setTimeout(resolve, KEY_PAUSES[index % KEY_PAUSES.length]));
  }
  await Promise.all(sent);
  await untilQuiet(page);
  if (!(await field.innerText()).includes(TYPED)) throw new Error('The field does not hold what was typed.');
  return page.evaluate(() => Math.max(...window.pageClock.keyDelays));
}

async function measureUndo(page: Page): Promise<number> {
  const chosen = page.locator(`${STEP}[aria-pressed="true"]`);
  const before = await chosen.getAttribute('data-canvas-node');
  await chosen.press('ControlOrMeta+d');
  const copy = page.locator(`${STEP}[aria-pressed="true"]:not([data-canvas-node="${before}"])`);
  const added = await copy.getAttribute('data-canvas-node');
  await untilQuiet(page);
  return timeToPaint(page, { selector: `[data-canvas-node="${added}"]`, isGone: true }, () =>
    page.keyboard.press('ControlOrMeta+z'),
  );
}
