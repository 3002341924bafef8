/**
 * `npm run chaos`: starts a Millrace of its own, kills its processes at random moments while orders are placed, and prints what
 * became of them. `SEED=7` repeats a run, `ROUNDS=10` makes a shorter one. The exit code is 0 when nothing was lost, doubled or stuck.
 */

import { signedInApi } from '#e2e/owner.ts';
import { startProduct } from '#scripts/testing/product.ts';

import { type ChaosResult, runChaos } from './run-chaos.ts';

const PAUSE_MS = 20_000;

export async function main(): Promise<number> {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  const rounds = Number(process.env.ROUNDS ?? 50);
  console.log(`Chaos with the seed ${seed}, ${rounds} rounds`);
  const product = await startProduct();
  try {
    const api = await signedInApi(product.url);
    const result = await runChaos({
      api,
      seed,
      rounds,
      ordersPerRound: 4,
      pause: PAUSE_MS,
      processId: (name) => {
        try {
          return product.processId(name);
        } catch {
          return undefined;
        }
      },
      report: console.log,
    });
    print(rounds, result);
    return result.lost.length + result.doubled.length + result.missing.length + result.stuck.length === 0 ? 0 : 1;
  } finally {
    await product.stop();
  }
}

function print(rounds: number, { lost, doubled, missing, stuck, ...result }: ChaosResult): void {
  const { runs, kills, pauses, repeated, statuses } = result;
  console.log(`\n| rounds | kills | pauses | runs | lost | doubled | missing | stuck | repeated in flight |`);
  console.log(`|---|---|---|---|---|---|---|---|---|`);
  const counts = [rounds, kills, pauses, runs, lost.length, doubled.length, missing.length, stuck.length, repeated];
  console.log(`| ${counts.join(' | ')} |`);
  console.log(`Answers to callers by status (0: no connection): ${JSON.stringify(statuses)}`);
  for (const [what, names] of Object.entries({ lost, doubled, missing, stuck })) {
    for (const name of names) console.log(`${what}: ${name}`);
  }
}
