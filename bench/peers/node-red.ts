/** Node-RED with the three flows, in its own default settings. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '#scripts/services/ports.ts';

import { installed } from './install.ts';
import { endGroup, type Peer, startProgram } from './peer.ts';

const TRANSFORM = `const { id, lines } = msg.payload;
msg.payload = { order: id, lines: lines.map((line) => ({ sku: line.sku.toUpperCase(), total: line.price * line.count })) };
return msg;`;

function flowsOf(target: string): object[] {
  const on = (id: string, url: string, ...wires: string[]) => ({
    id,
    z: 'tab',
    type: 'http in',
    url,
    method: 'post',
    wires: [wires],
  });
  const answer = (id: string, statusCode: string) => ({ id, z: 'tab', type: 'http response', statusCode, wires: [] });
  const call = (id: string, url: string, ...wires: string[]) => {
    const rest = { method: url === '' ? 'use' : 'POST', ret: 'txt', paytoqs: 'ignore' };
    return { id, z: 'tab', type: 'http request', url, ...rest, wires: [wires] };
  };
  const code = (id: string, func: string, ...wires: string[]) => ({
    id,
    z: 'tab',
    type: 'function',
    func,
    outputs: 1,
    wires: [wires],
  });
  return [
    { id: 'tab', type: 'tab', label: 'Peers' },
    on('calls', '/calls', 'acknowledge', 'check'),
    answer('acknowledge', '202'),
    call('check', `${target}/check`, 'reserve'),
    call('reserve', `${target}/reserve`, 'ship'),
    call('ship', `${target}/ship`),
    on('answers', '/answers', 'transform'),
    code('transform', TRANSFORM, 'answer'),
    answer('answer', '200'),
    on('waits', '/waits', 'acknowledge', 'wait'),
    {
      id: 'wait',
      z: 'tab',
      type: 'delay',
      pauseType: 'delay',
      timeout: '2',
      timeoutUnits: 'seconds',
      wires: [['address']],
    },
    code('address', `msg.method = 'POST'; msg.url = '${target}/done/' + msg.payload.id; return msg;`, 'done'),
    call('done', ''),
  ];
}

export async function startNodeRed(target: string): Promise<Peer> {
  const { folder, node } = installed('node-red');
  const home = await mkdtemp(join(tmpdir(), 'millrace-peer-node-red-'));
  await writeFile(join(home, 'flows.json'), JSON.stringify(flowsOf(target)));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const urls = { calls: `${url}/calls`, answers: `${url}/answers`, waits: `${url}/waits` };
  const start = () =>
    startProgram({
      command: node,
      args: [join(folder, 'node_modules', 'node-red', 'red.js'), '-u', home, '-p', String(port), 'flows.json'],
      env: { NODE_ENV: 'production' },
      cwd: folder,
      urls,
    });
  let child = await start();
  return {
    name: 'Node-RED 5.0.7',
    urls,
    kill: () => endGroup(child, 'SIGKILL'),
    async startAgain() {
      child = await start();
    },
    async stop() {
      await endGroup(child, 'SIGTERM');
      await rm(home, { recursive: true, force: true });
    },
  };
}
