/** n8n with the three workflows, in its own default settings: one process with SQLite. */

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort } from '#scripts/services/ports.ts';

import { installed } from './install.ts';
import { endGroup, type Peer, startProgram } from './peer.ts';

type Node = { name: string; type: string; typeVersion: number; parameters: object };

const webhook = (path: string, responseMode: 'onReceived' | 'responseNode'): Node => ({
  name: 'Webhook',
  type: 'n8n-nodes-base.webhook',
  typeVersion: 2,
  parameters: { httpMethod: 'POST', path, responseMode, options: {} },
});

const call = (name: string, url: string): Node => ({
  name,
  type: 'n8n-nodes-base.httpRequest',
  typeVersion: 4.2,
  parameters: {
    method: 'POST',
    url,
    sendBody: true,
    specifyBody: 'json',
    jsonBody: "={{ JSON.stringify({ id: $('Webhook').item.json.body.id }) }}",
    options: {},
  },
});

const LINES =
  '={{ $json.body.lines.map((line) => ({ sku: line.sku.toUpperCase(), total: line.price * line.count })) }}';
const TRANSFORM: Node = {
  name: 'Transform',
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  parameters: {
    assignments: {
      assignments: [
        { id: 'order', name: 'order', type: 'number', value: '={{ $json.body.id }}' },
        { id: 'lines', name: 'lines', type: 'array', value: LINES },
      ],
    },
    options: {},
  },
};

const ANSWER: Node = {
  name: 'Answer',
  type: 'n8n-nodes-base.respondToWebhook',
  typeVersion: 1.1,
  parameters: { respondWith: 'json', responseBody: '={{ JSON.stringify($json) }}', options: {} },
};

const WAIT: Node = {
  name: 'Wait',
  type: 'n8n-nodes-base.wait',
  typeVersion: 1.1,
  parameters: { resume: 'timeInterval', amount: 2, unit: 'seconds' },
};

/** The nodes one after the other. */
function chain(id: string, nodes: readonly Node[]): object {
  const placed = nodes.map((node, index) => ({
    ...node,
    id: `${id}-${index}`,
    position: [index * 200, 0],
    webhookId: `${id}-${index}`,
  }));
  const links = nodes
    .slice(1)
    .map(({ name }, index) => [nodes[index]?.name ?? '', { main: [[{ node: name, type: 'main', index: 0 }]] }]);
  return {
    id,
    name: id,
    active: false,
    nodes: placed,
    connections: Object.fromEntries(links),
    settings: { executionOrder: 'v1' },
  };
}

function workflowsOf(target: string): object[] {
  return [
    chain('calls', [
      webhook('calls', 'onReceived'),
      call('Check', `${target}/check`),
      call('Reserve', `${target}/reserve`),
      call('Ship', `${target}/ship`),
    ]),
    chain('answers', [webhook('answers', 'responseNode'), TRANSFORM, ANSWER]),
    chain('waits', [
      webhook('waits', 'onReceived'),
      WAIT,
      call('Done', `=${target}/done/{{ $('Webhook').item.json.body.id }}`),
    ]),
  ];
}

export async function startN8n(target: string): Promise<Peer> {
  const { folder, node } = installed('n8n');
  const home = await mkdtemp(join(tmpdir(), 'millrace-peer-n8n-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    PATH: `${join(node, '..')}:${process.env.PATH ?? ''}`,
    N8N_USER_FOLDER: home,
    N8N_PORT: String(port),
    N8N_RUNNERS_BROKER_PORT: String(await freePort()),
    N8N_DIAGNOSTICS_ENABLED: 'false',
    N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
    N8N_TEMPLATES_ENABLED: 'false',
  };
  const command = (...args: string[]) =>
    execFileSync(node, [program, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const file = join(home, 'workflows.json');
  await writeFile(file, JSON.stringify(workflowsOf(target)));
  command('import:workflow', `--input=${file}`);
  for (const id of ['calls', 'answers', 'waits']) command('publish:workflow', `--id=${id}`);
  const urls = { calls: `${url}/webhook/calls`, answers: `${url}/webhook/answers`, waits: `${url}/webhook/waits` };
  const start = () => startProgram({ command: node, args: [program, 'start'], env, cwd: home, urls });
  let child = await start();
  return {
    name: 'n8n 2.41.1',
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
