/** Browser tests: one product, one Chromium, one story after the other. */
import { defineConfig } from '@playwright/test';
import { freePort } from '#scripts/services/ports.ts';
import { chooseBrowser } from '#scripts/testing/browser.ts';

// This file is read again by the process that runs the tests, which inherits the variable.
process.env.E2E_PORT ??= String(await freePort());

export default defineConfig({
  testDir: 'e2e',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI !== undefined,
  globalSetup: './scripts/testing/product-for-browsers.ts',
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    launchOptions: await chooseBrowser(),
    viewport: { width: 1440, height: 900 },
    actionTimeout: 15_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
