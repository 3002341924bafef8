/** Who gets in: the first visit, sign-in and out, guesses, and sessions that are ended elsewhere. A product of its own, so that nobody else is locked out. */

import { test as base, expect, type Page } from '@playwright/test';

import { type Product, startProduct } from '#scripts/testing/product.ts';

import { OWNER, signIn } from './owner.ts';

async function runProduct(use: (product: Product) => Promise<void>) {
  const product = await startProduct();
  await use(product);
  await product.stop();
}

const test = base.extend<object, { product: Product }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the first argument what a fixture needs
  product: [({}, use) => runProduct(use), { scope: 'worker', timeout: 300_000 }],
  baseURL: ({ product }, use) => use(product.url),
});

async function trySignIn(page: Page, password: string) {
  await page.getByLabel('Mail address').fill(OWNER.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

test.describe.configure({ mode: 'serial' });

test('the first visit makes the account, once', async ({ page, product }) => {
  await page.goto('/runs');
  await expect(page.getByRole('heading', { name: 'Welcome to Millrace' })).toBeVisible();
  await signIn(page);
  await page.goto('/setup');
  await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible();
  const again = await page.request.post('/api/setup', { data: OWNER, headers: { origin: product.url } });
  expect(again.status()).toBe(409);
});

test('without a session pages lead to the sign-in and back, and the API answers 401', async ({ page }) => {
  for (const path of ['/', '/runs', '/account', '/flows/any', '/runs/any']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Sign in' }), path).toBeVisible();
  }
  for (const path of ['/api/flows', '/api/runs', '/api/examples', '/api/account', '/api/runs/events']) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(401);
    expect((await answer.json()).error.code).toBe('Unauthorized');
  }
  expect((await page.request.post('/api/flows', { data: { name: 'Not mine' } })).status()).toBe(401);
  await page.goto('/account');
  await trySignIn(page, OWNER.password);
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible();
});

test('a wrong password is refused in words', async ({ page }) => {
  await page.goto('/');
  await trySignIn(page, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: 'Mail address or password is wrong.' })).toBeVisible();
  await expect(page.getByLabel('Mail address')).toHaveValue(OWNER.email);
});

test('signing out ends the session, also for a copy of its cookie', async ({ page, context }) => {
  await signIn(page);
  const cookies = await context.cookies();
  await signOut(page);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await context.addCookies(cookies);
  expect((await page.request.get('/api/flows')).status()).toBe(401);
});

test('a session that is ended on the account page is signed out', async ({ page, browser, baseURL }) => {
  const elsewhere = await (await browser.newContext({ baseURL })).newPage();
  await signIn(elsewhere);
  await signIn(page);
  await page.goto('/account');
  const sessions = page.getByRole('listitem').filter({ hasText: 'Last seen' });
  await expect(sessions.filter({ hasText: 'This browser' })).toHaveCount(1);
  const others = sessions.getByRole('button', { name: 'Sign out' });
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click();
    await expect(others).toHaveCount(left - 1);
  }
  await elsewhere.goto('/runs');
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Account' })).toBeVisible();
  await elsewhere.context().close();
});

test('repeated wrong passwords lock the account, even for the right one', async ({ page }) => {
  await page.goto('/');
  for (let tries = 1; tries <= 5; tries += 1) {
    const answered = page.waitForResponse((response) => response.url().includes('/api/auth/callback/credentials'));
    await trySignIn(page, `wrong password ${tries}`);
    await answered;
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  }
  await trySignIn(page, OWNER.password);
  await expect(page.getByRole('alert').filter({ hasText: 'signing in is paused' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
