/**
 * How many evaluations of a compiled template one core does per second, and how fast JSON is read. Counted in the time of the
 * processor, so that a busy machine changes little. `npm run bench -- expressions`
 */

import { contextFromSnapshot } from '#core/expressions/snapshot-context.ts';
import { compileTemplate, evaluateTemplate } from '#core/expressions/template.ts';
import { parseJson } from '#core/json/parse-json.ts';
import { printJson } from '#core/json/print-json.ts';
import type { Value } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';

const BODY = { b: 'text', n: 3, customer: { address: { city: 'Ulm' } } };

const context = contextFromSnapshot(
  {
    variables: { x: 5, list: [1, 2, 3] },
    actions: { Get: { name: 'Get', status: 'Succeeded', outputs: { statusCode: 200, body: BODY } } },
  },
  { random: () => 0.5, newGuid: () => '', now: 0 },
);

const SECONDS = 1;
const WARM_UP = 200_000;

/** Seconds this process has had of the processor. */
function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function measure(title: string, run: () => unknown): void {
  for (let warmUp = 0; warmUp < WARM_UP; warmUp += 1) run();
  let count = 0;
  const start = processorSeconds();
  while (processorSeconds() - start < SECONDS) for (let batch = 0; batch < 1000; batch += 1, count += 1) run();
  const rate = Math.round(count / (processorSeconds() - start));
  console.log(`${title.padEnd(100)} ${rate.toLocaleString('en-US')}/s`);
}

const TEMPLATES: [title: string, template: Value][] = [
  ['a variable', "@variables('x')"],
  ['interpolation', "Order @{variables('x')} of @{body('Get')?['b']}"],
  ['property chain', "@body('Get')?['customer']?['address']?['city']"],
  ['string building', "@concat('a', toUpper(body('Get')['b']), '-', string(variables('x')), '.json')"],
  ['comparison of a sum', "@equals(add(variables('x'),1),6)"],
  ['choice', "@if(and(greater(variables('x'),1),true),concat('a',body('Get')['b']),'c')"],
  [
    'an HTTP request',
    { uri: "https://example.org/@{body('Get')?['n']}", headers: { a: 'b' }, body: { x: "@variables('x')" } },
  ],
];

for (const [title, template] of TEMPLATES) {
  const compiled = compileTemplate(template);
  const shown = typeof template === 'string' ? `${title}: ${template}` : title;
  measure(shown, () => compiled.evaluate(context));
}
measure("evaluateTemplate, cached: @variables('x')", () => evaluateTemplate("@variables('x')", context));

const big = JSON.stringify(
  Array.from({ length: 20_000 }, (_, id) => ({
    id,
    name: `item ${id}`,
    price: id + 0.5,
    tags: ['a', 'b'],
    at: '2024-01-01T00:00:00.0000000Z',
  })),
);
const exact = big.replace('"price":0.5', '"price":5.0');
const ordered = big.replaceAll('"price"', '"1"');
const ROUNDS = 10;

/** Megabytes per second over a few rounds, the first of which warms up. */
function throughput(text: string, run: () => unknown): string {
  run();
  const start = processorSeconds();
  for (let round = 0; round < ROUNDS; round += 1) run();
  return `${((text.length * ROUNDS) / 1e6 / (processorSeconds() - start)).toFixed(0)} MB/s`;
}

for (const [title, text] of [
  ['plain', big],
  ['with a whole float', exact],
  ['with names that look like integers', ordered],
] as const) {
  const value = parseJson(text);
  const rates = [
    throughput(text, () => parseJson(text)),
    throughput(text, () => printJson(value)),
    throughput(text, () => encodeWire(value)),
  ];
  console.log(`JSON ${title}: parse ${rates[0]}, print ${rates[1]}, wire ${rates[2]}`);
}
