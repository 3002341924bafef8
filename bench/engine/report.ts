/** Figures as lines for people, as the section of docs/benchmarks.md between its marks, and as JSON. */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

import { inRepository } from '#scripts/repository-root.ts';

/** The values of all rounds, the least first. */
export type Measured = { scenario: string; title: string; unit: string; values: number[] };

const BEGIN = '<!-- engine: written by npm run bench -- engine -->';
const END = '<!-- engine: end -->';

export function printed(measured: Measured): string {
  const { title, unit } = measured;
  return `${title.padEnd(64)} ${shown(median(measured)).padStart(8)} ${unit.padEnd(7)} ${rangeOf(measured)}`;
}

/** Replaces what stands between the marks; figures of scenarios that were not measured are gone then. */
export function writeFigures(figures: readonly Measured[]): void {
  const file = inRepository('docs', 'benchmarks.md');
  const text = readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the figures.`);
  const rows = figures.map((each) => `| ${each.title} | ${shown(median(each))} ${each.unit} | ${rangeOf(each)} |`);
  const table = ['| what | median | range |', '|---|---|---|', ...rows].join('\n');
  writeFileSync(file, `${before}${BEGIN}\n\n${table}\n\n${END}${after}`);
  const machine = { cores: cpus().length, memoryGigabytes: Math.round(totalmem() / 2 ** 30), node: process.version };
  writeFileSync(inRepository('docs', 'benchmarks.json'), `${JSON.stringify({ machine, engine: figures }, null, 2)}\n`);
}

function median({ values }: Measured): number {
  return values[Math.floor(values.length / 2)] ?? Number.NaN;
}

function rangeOf({ values }: Measured): string {
  return `${shown(values[0] ?? Number.NaN)} to ${shown(values.at(-1) ?? Number.NaN)}`;
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
