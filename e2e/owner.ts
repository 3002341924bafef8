/** The account of the tests: made on the first visit, signed in with afterwards, in a page or for calls of the pages' API. */

import { type APIRequestContext, expect, type Page, request } from '@playwright/test';

export const OWNER = { name: 'Test Owner', email: 'owner@example.com', password: 'correct horse battery' };

/** Makes the owner's account unless it is there, and signs this page in, as a person would: by the forms. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/');
  if (page.url().includes('/setup')) {
    await page.getByLabel('Name').fill(OWNER.name);
    await page.getByLabel('Mail address').fill(OWNER.email);
    await page.getByLabel('Password').fill(OWNER.password);
    await page.getByRole('button', { name: 'Create account' }).click();
  } else {
    await page.getByLabel('Mail address').fill(OWNER.email);
    await page.getByLabel('Password').fill(OWNER.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await expect(page.getByRole('heading', { name: 'Flows', exact: true })).toBeVisible();
}

/** The pages' API, signed in; makes the account first where there is none. */
export async function signedInApi(baseURL = ''): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
  const setup = await api.post('/api/setup', { data: OWNER });
  expect([201, 409], await setup.text()).toContain(setup.status());
  const { csrfToken } = await (await api.get('/api/auth/csrf')).json();
  const { email, password } = OWNER;
  const answer = await api.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password, json: 'true' },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return api;
}
