/** Short ways to write steps and servers in tests of replays. */

import type { ActionDefinition } from '#core/definition/types.ts';
import type { FakeAnswer, FakeServer } from '#core/interpreter/testing/fake-servers.ts';

export const ADDRESS = 'https://api.example.com';
export const ok = (body: object = { ok: true }): FakeAnswer => ({ status: 200, body: { ...body } });
export const broken: FakeAnswer = { status: 400, body: { problem: 'no' } };
export const server = (path: string, ...responses: FakeAnswer[]): FakeServer => ({
  method: 'GET',
  uri: `${ADDRESS}/${path}`,
  responses,
});
export const follows = (...names: string[]) => ({
  runAfter: Object.fromEntries(names.map((name) => [name, ['Succeeded']])),
});
export const get = (path: string, rest: Partial<ActionDefinition> = {}): ActionDefinition => ({
  type: 'Http',
  inputs: { method: 'GET', uri: `${ADDRESS}/${path}`, retryPolicy: { type: 'none' } },
  ...rest,
});
export const compose = (
  inputs: ActionDefinition['inputs'],
  rest: Partial<ActionDefinition> = {},
): ActionDefinition => ({
  type: 'Compose',
  inputs: inputs ?? null,
  ...rest,
});
export const paths = ({ host }: { host: { servers: { received: { uri: string }[] } } }) =>
  host.servers.received.map(({ uri }) => uri.slice(ADDRESS.length + 1));
