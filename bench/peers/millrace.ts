/** Millrace itself, by the same addresses; `answers` is durable or kept in memory, as the flow's kind says. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { threeCalls, transformed } from '#bench/engine/flows.ts';
import { definitionOf, publishFlow } from '#e2e/flows.ts';
import { signedInApi } from '#e2e/owner.ts';
import { startProduct } from '#scripts/testing/product.ts';

import type { Peer } from './peer.ts';

const PROCESSES = ['gateway', 'web', 'worker', 'temporal', 'postgres'];

const waits = (target: string) =>
  definitionOf({
    Wait: { type: 'Wait', inputs: { interval: { count: 2, unit: 'Second' } }, runAfter: {} },
    Done: {
      type: 'Http',
      inputs: { method: 'POST', uri: `${target}/done/@{triggerBody()?['id']}` },
      runAfter: { Wait: ['Succeeded'] },
    },
  });

export async function startMillrace(target: string, kind: 'Stateful' | 'Stateless'): Promise<Peer> {
  const home = await mkdtemp(join(tmpdir(), 'millrace-peer-millrace-'));
  let product = await startProduct({ home });
  const { port } = new URL(product.url);
  const api = await signedInApi(product.url);
  const addressOf = async (name: string, definition: object, own: object = {}) =>
    (await publishFlow(api, { name, ...own, definition })).triggerUrl ?? '';
  const urls = {
    calls: await addressOf('Calls', threeCalls(target)),
    answers: await addressOf('Answers', kind === 'Stateless' ? { kind, definition: transformed() } : transformed()),
    waits: await addressOf('Waits', waits(target)),
  };
  await api.dispose();
  return {
    name: kind === 'Stateful' ? 'Millrace' : 'Millrace, answers by a Stateless flow',
    urls,
    async kill() {
      const all = PROCESSES.map((name) => product.processId(name));
      product.supervisor.kill('SIGKILL');
      for (const pid of all) process.kill(pid, 'SIGKILL');
      await product.ended;
    },
    async startAgain() {
      product = await startProduct({ home, port: Number(port) });
    },
    async stop() {
      await product.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}
