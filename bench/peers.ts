/**
 * Millrace beside other engines, one after the other on this machine, with the callers and the API that they call on it as well.
 * `npm run bench -- peers`; `PEERS=n8n` for some alone. The others are installed once, outside of the project (`PEERS_CACHE`).
 */

import { type CountingTarget, startCountingTarget } from '#bench/peers/counting-target.ts';
import { startMillrace } from '#bench/peers/millrace.ts';
import { startN8n } from '#bench/peers/n8n.ts';
import { startNodeRed } from '#bench/peers/node-red.ts';
import { ACKNOWLEDGED, measurePeer, type Peer, type PeerFigures } from '#bench/peers/peer.ts';

const PEERS: { [name: string]: (target: string) => Promise<Peer> } = {
  millrace: (target) => startMillrace(target, 'Stateful'),
  'millrace-stateless': (target) => startMillrace(target, 'Stateless'),
  n8n: startN8n,
  'node-red': startNodeRed,
};

const CHOSEN = process.env.PEERS?.split(',') ?? Object.keys(PEERS);

async function measured(start: (target: string) => Promise<Peer>, target: CountingTarget) {
  const peer = await start(target.url);
  try {
    return { name: peer.name, figures: await measurePeer(peer, target) };
  } finally {
    await peer.stop();
  }
}

type Row = { title: string; of(figures: PeerFigures): string };

const ROWS: readonly Row[] = [
  { title: 'runs of 3 HTTP calls, a second', of: ({ runs }) => runs.toFixed(1) },
  { title: 'answer alone, half are quicker than, ms', of: ({ alone }) => alone.toFixed(1) },
  { title: 'answers a second, 40 connections', of: ({ answers }) => answers.toFixed(0) },
  { title: `lost of ${ACKNOWLEDGED} acknowledged, after kill -9`, of: ({ lost }) => String(lost) },
];

const target = await startCountingTarget();
const all: { name: string; figures: PeerFigures }[] = [];
try {
  for (const [name, start] of Object.entries(PEERS)) {
    if (!CHOSEN.includes(name)) continue;
    const one = await measured(start, target);
    all.push(one);
    for (const { title, of } of ROWS) console.log(`${one.name}: ${title}: ${of(one.figures)}`);
  }
} finally {
  target.stop();
}
console.log(`\n| | ${all.map(({ name }) => name).join(' | ')} |\n|${'---|'.repeat(all.length + 1)}`);
for (const { title, of } of ROWS) console.log(`| ${title} | ${all.map(({ figures }) => of(figures)).join(' | ')} |`);
