/** One visit to the page of a run with many iterations, in a real browser: its first screen, and the first iteration that failed. */

import type { Page } from '@playwright/test';

export type PageFigures = {
  /** Milliseconds from the navigation until the steps show how they went and the iterations can be chosen. */
  firstScreen: number;
  /** Milliseconds from the click until the failed step of the first failed iteration is marked. */
  firstFailed: number;
  /** Bytes of data as they were sent: the page and what its scripts ask for, without the scripts and styles. */
  sent: number;
};

const CANVAS = 'section[aria-label="Canvas of the run"], [role="region"][aria-label="Canvas of the run"]';

export async function measurePage(page: Page, runId: string): Promise<PageFigures> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    const isData = /document|fetch|xhr|eventsource/.test(response.request().resourceType());
    const isStream = response.headers()['content-type']?.startsWith('text/event-stream');
    if (isData && !isStream) {
      sizes.push(
        response
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize)
          .catch(() => 0),
      );
    }
  });
  const canvas = page.locator(CANVAS);
  const begin = performance.now();
  await page.goto(`/runs/${runId}`, { waitUntil: 'commit' });
  await canvas.getByRole('button', { name: 'Send, HTTP, succeeded' }).waitFor();
  await page.getByRole('button', { name: /^Iteration 1 of/ }).waitFor();
  const firstScreen = performance.now() - begin;
  const sent = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  const click = performance.now();
  await page.getByRole('button', { name: /^First failed iteration/ }).click();
  await canvas.getByRole('button', { name: 'Send, HTTP, failed' }).waitFor();
  return { firstScreen, firstFailed: performance.now() - click, sent };
}
