/** What a person meets who starts Millrace for the first time, starts it again, kills it, or starts it wrongly. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inRepository } from '#scripts/repository-root.ts';
import { freePort } from '#scripts/services/ports.ts';
import { isAlive } from '#scripts/services/process-info.ts';
import { launchProduct, type Product, startProduct } from '#scripts/testing/product.ts';
import { type CleanCopy, makeCleanCopy } from './clean-copy.ts';
import { doMainJob } from './main-job.ts';

const PROCESSES = ['gateway', 'web', 'worker', 'temporal', 'postgres'];

const processIds = (product: Product) => PROCESSES.map((name) => product.processId(name));

/** Chosen beforehand, because pages are told the address of their product before it starts. */
const cleanPort = await freePort();

test.describe('in a clean copy', () => {
  test.describe.configure({ mode: 'serial' });
  test.use({ baseURL: `http://localhost:${cleanPort}` });
  test.skip(!existsSync(inRepository('.git')), 'what belongs to a copy is asked of git');
  let copy: CleanCopy | undefined;
  const place = () => {
    if (!copy) throw new Error('There is no copy.');
    return { checkout: copy.folder, home: join(copy.folder, '.millrace') };
  };

  test.beforeAll(async () => {
    copy = await makeCleanCopy();
  });

  test.afterAll(() => copy?.remove());

  test('one command installs, builds and starts everything; then a new user gets the main job done', async ({
    page,
  }) => {
    test.setTimeout(400_000);
    const product = await startProduct({ ...place(), port: cleanPort });
    const output = product.output();
    expect(output).toContain('Installing dependencies: ');
    expect(output).toMatch(/Build the pages: \d+\.\d s/);
    expect(output).toContain(`Address      ${product.url}`);
    expect(output).toContain('The first visit makes the owner account.');
    expect(output).toContain(`Data         ${product.home}`);

    await doMainJob(page);

    const pids = processIds(product);
    await product.stop();
    expect(pids.filter(isAlive)).toEqual([]);
    expect(existsSync(join(product.home, 'millrace.lock'))).toBe(false);
  });

  test('the next start builds nothing', async () => {
    const product = await startProduct(place());
    expect(product.output()).not.toMatch(/Install|Generate|Build|Bundle/);
    await product.stop();
  });

  test('a start while one runs says where that one is', async () => {
    const running = await startProduct(place());
    const second = await launchProduct(place());
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^Millrace is already running at ${running.url} \\(process \\d+\\): stop that one first, .*\\n$`),
    );
    await running.stop();
  });

  test('a killed supervisor leaves nothing that hinders the next start at the same port', async () => {
    const killed = await startProduct(place());
    const left = processIds(killed);
    killed.supervisor.kill('SIGKILL');
    await killed.ended;
    const port = Number(new URL(killed.url).port);
    const next = await startProduct({ ...place(), port });
    await next.stop();
    expect(left.filter(isAlive)).toEqual([]);
  });
});

test('a process that dies is started again, and the console says so', async () => {
  const product = await startProduct();
  const before = processIds(product);
  for (const pid of before) process.kill(pid, 'SIGKILL');
  for (const name of PROCESSES)
    await expect.poll(product.output).toContain(`${name} ended (SIGKILL): starting it again`);
  await expect.poll(() => processIds(product).filter((pid) => before.includes(pid))).toEqual([]);
  await expect
    .poll(async () => (await fetch(`${product.url}/readyz`).catch(() => undefined))?.status, { timeout: 30_000 })
    .toBe(200);
  await product.stop();
});

test('beyond loopback the first account needs a code from the console', async () => {
  const product = await startProduct({ env: { HOST: '0.0.0.0' } });
  expect(product.output()).toMatch(/Set-up code {2}[A-Z2-9]{4}-[A-Z2-9]{4}\n/);
  await product.stop();
});

test.describe('one line says what to do when', () => {
  const lineOf = async (options: Parameters<typeof launchProduct>[0]) => {
    const product = await launchProduct(options);
    const exitCode = await product.ended;
    await product.stop();
    expect(exitCode).toBe(1);
    return product.output().trimEnd().split('\n').at(-1);
  };

  test('a setting is wrong', async () => {
    expect(await lineOf({ env: { LOG_LEVEL: 'loud' } })).toBe(
      'LOG_LEVEL must be trace, debug, info, warn, error or fatal.',
    );
  });

  test('the port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const line = await lineOf({ port });
    other.close();
    expect(line).toBe(
      `Port ${port} is taken by another program: stop that one, or choose another port: PORT=${port + 1} npm start`,
    );
  });

  test('the database does not answer', async () => {
    const port = await freePort();
    const line = await lineOf({ env: { DATABASE_URL: `postgresql://u:p@127.0.0.1:${port}/d` } });
    expect(line).toContain('check DATABASE_URL and that PostgreSQL runs there.');
  });

  test('the Temporal CLI does not run', async () => {
    expect(await lineOf({ env: { TEMPORAL_CLI: '/nowhere/temporal' } })).toContain(
      'TEMPORAL_CLI names /nowhere/temporal, which does not run',
    );
  });
});
