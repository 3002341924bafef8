/** How long the picture of a flow takes: the first one, and the next one after an edit of one step. `npm run bench -- layout` */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { ActionDefinition, ActionDefinitions, WorkflowDefinition } from '#core/definition/types.ts';
import { walkActions } from '#core/definition/walk.ts';
import { layoutDefinition } from '#core/layout/layout-definition.ts';

const ROUNDS = 20;
const CORPUS = resolve(import.meta.dirname, '../../shared/corpus');
const LARGEST = 6;

const step = (after: string[] = []): ActionDefinition => ({
  type: 'Compose',
  inputs: '',
  runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
});

/** `count` steps, each row of five after all of the row before. */
function joins(count: number): ActionDefinitions {
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  const rowOf = (row: number) => names.slice(row * 5, row * 5 + 5);
  return Object.fromEntries(names.map((name, index) => [name, step(rowOf(Math.floor(index / 5) - 1))]));
}

function chain(count: number, prefix = 'S'): ActionDefinitions {
  const names = Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  return Object.fromEntries(names.map((name, index) => [name, step(names.slice(Math.max(0, index - 1), index))]));
}

/** A chain whose last step also waits for every other one. */
function wideJoin(count: number): ActionDefinitions {
  return { ...chain(count), Last: step(Object.keys(chain(count))) };
}

/** Conditions in loops in scopes, ten steps in each. */
function nested(count: number): ActionDefinitions {
  const groups = Array.from({ length: Math.ceil(count / 33) }, (_, group) => {
    const side = (name: string) => chain(10, `G${group}${name}`);
    const condition = { type: 'If', actions: side('T'), else: { actions: side('F') } };
    return [`G${group}`, { type: 'Foreach', actions: { [`G${group}If`]: condition, ...side('A') } }] as const;
  });
  return Object.fromEntries(
    groups.map(([name, action], index) => [
      name,
      {
        ...action,
        runAfter: step(groups.slice(Math.max(0, index - 1), index).map(([before]) => before)).runAfter ?? {},
      },
    ]),
  );
}

function withOneMore(definition: WorkflowDefinition, round: number): WorkflowDefinition {
  const last = walkActions(definition).at(-1);
  return {
    ...definition,
    actions: { ...definition.actions, [`Added${round}`]: step(last && last.parents.length === 0 ? [last.name] : []) },
  };
}

function median(times: number[]): string {
  return (times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(1).padStart(7);
}

/** Time of the processor, so that what else the machine does counts little. */
function millisecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function timed(run: (round: number) => unknown): string {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = process.cpuUsage();
    run(round);
    return millisecondsSince(start);
  });
  return median(times);
}

/** Names do not count for what is remembered, sizes and lines do: a step more on top makes the outermost container new. */
function measure(title: string, definition: WorkflowDefinition): void {
  const count = walkActions(definition).length;
  const start = process.cpuUsage();
  layoutDefinition(definition);
  const first = millisecondsSince(start).toFixed(1).padStart(7);
  const copies = Array.from({ length: ROUNDS }, () => structuredClone(definition));
  const after = timed((round) => layoutDefinition(copies[round] ?? definition));
  const grown = definitionsOf(definition);
  const changed = timed((round) => layoutDefinition(grown[round] ?? definition));
  console.log(
    `${title.padEnd(48)} ${String(count).padStart(5)} steps  first ${first} ms  same shape ${after} ms  one step more ${changed} ms`,
  );
}

/** Each with another number of steps more, so that none has been seen. */
function definitionsOf(definition: WorkflowDefinition): WorkflowDefinition[] {
  const found: WorkflowDefinition[] = [];
  let current = definition;
  for (let round = 0; round < ROUNDS; round += 1) {
    current = withOneMore(current, round);
    found.push(current);
  }
  return found;
}

const trigger = { manual: { type: 'Request' } };
for (const actions of [joins(300), chain(300), nested(300)]) layoutDefinition({ triggers: trigger, actions });
measure('rows of five, each after all of the one before', { triggers: trigger, actions: joins(1000) });
measure('a chain', { triggers: trigger, actions: chain(1000) });
measure('a chain, and a step that waits for all of it', { triggers: trigger, actions: wideJoin(999) });
measure('conditions in loops', { triggers: trigger, actions: nested(1000) });

const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.json')) : [];
const real = files
  .map((name) => ({ name, definition: parseDefinition(readFileSync(resolve(CORPUS, name), 'utf8')).definition ?? {} }))
  .map((file) => ({ ...file, size: walkActions(file.definition).length }))
  .sort((a, b) => b.size - a.size)
  .slice(0, LARGEST);
for (const { name, definition } of real) measure(name.slice(0, 47), definition);
