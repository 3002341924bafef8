/** The Chromium of the browser tests: whichever this machine has, else the one inside an npm package. */
import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';
import { onPath } from '#scripts/services/temporal-cli.ts';

/** A browser in a container, often as root, without a screen and without reaching out on its own. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** In this order: `E2E_CHROMIUM`, Playwright's own if it is installed, the system's, the packed one (Linux x64). */
export async function chooseBrowser(): Promise<LaunchOptions> {
  if (process.env.E2E_CHROMIUM) return { executablePath: process.env.E2E_CHROMIUM, args: QUIET };
  if (existsSync(chromium.executablePath())) return process.getuid?.() === 0 ? { args: ['--no-sandbox'] } : {};
  const system = ['chromium', 'chromium-browser', 'google-chrome'].map(onPath).find((path) => path !== undefined);
  if (system !== undefined) return { executablePath: system, args: QUIET };
  const { default: packed } = await import('@sparticuz/chromium');
  return { executablePath: await packed.executablePath(), args: [...QUIET, '--headless=shell'] };
}
