/**
 * `npm run shots`: a picture of every page in both themes at two widths, in `shots/`, to be looked at by people.
 * It starts a product of its own with an empty data folder, fills it and stops it.
 */

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { OWNER, signedInApi } from '#e2e/owner.ts';
import { inRepository } from '#scripts/repository-root.ts';
import { messageOf } from '#scripts/set-up-error.ts';
import { chooseBrowser } from '#scripts/testing/browser.ts';
import { startProduct } from '#scripts/testing/product.ts';
import { type PictureOf, preparePages } from './pages.ts';

const THEMES = ['light', 'dark'] as const;
const WIDTHS = [1440, 1024] as const;
const HEIGHT = 900;

/** The exit code: 0 when every page was pictured. */
export async function main(): Promise<number> {
  const folder = inRepository('shots');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  const product = await startProduct();
  const browser = await chromium.launch(await chooseBrowser());
  try {
    const api = await signedInApi(product.url);
    const pages = await preparePages(api);
    const storageState = await api.storageState();
    for (const colorScheme of THEMES) {
      for (const width of WIDTHS) {
        const look = { baseURL: product.url, colorScheme, viewport: { width, height: HEIGHT } };
        const suffix = `${colorScheme}-${width}.png`;
        await takeAll(browser, { ...look, storageState }, pages, (name) => join(folder, `${name}-${suffix}`));
        const entry = { name: 'sign-in', path: '/sign-in', ready: 'form' };
        await takeAll(browser, look, [entry], (name) => join(folder, `${name}-${suffix}`));
      }
    }
    console.log(`Pictures of ${pages.length + 1} pages, signed in as ${OWNER.name}, are in ${folder}`);
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  } finally {
    await browser.close();
    await product.stop();
  }
}

type Look = Parameters<Browser['newContext']>[0];

async function takeAll(
  browser: Browser,
  look: Look,
  pictures: readonly PictureOf[],
  fileOf: (name: string) => string,
): Promise<void> {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  for (const picture of pictures) await take(page, picture, fileOf(picture.name));
  await context.close();
}

/** The page counts as standing once what it is about and the fonts are there; animations are shown at their end. */
async function take(page: Page, { path, ready }: PictureOf, file: string): Promise<void> {
  await page.goto(path);
  await page.locator(ready).first().waitFor();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: file, animations: 'disabled' });
}
