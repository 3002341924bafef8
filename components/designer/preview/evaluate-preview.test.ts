import { describe, expect, it } from 'vitest';
import type { JsonType } from '#core/actions/form-field.ts';
import type { Value } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';
import { evaluatePreview } from './evaluate-preview.ts';
import type { PreviewWorld } from './preview-world.ts';

const SOURCE = { now: Date.UTC(2027, 0, 31), random: () => 0.5, newGuid: () => 'guid' };

const VALUES = new Map<string, Value>([
  ['trigger', { body: { name: 'Ada', lines: [{ sku: 'a' }, { sku: 'b' }] } }],
  [
    'init',
    {
      variables: [
        { name: 'Total', type: 'integer', value: 2 },
        { name: 'List', type: 'array' },
      ],
    },
  ],
  ['increment', { name: 'total', value: 3 }],
  ['append', { name: 'List', value: 'x' }],
]);

const WORLD: PreviewWorld = {
  trigger: { name: 'manual', outputs: 'trigger' },
  actions: [{ name: 'Words', status: 'Succeeded', outputsTemplate: encodeWire({ hello: "@triggerBody()['name']" }) }],
  results: { Scope: ['Words', 'Gone'] },
  variables: [
    { type: 'initializevariable', inputs: 'init' },
    { type: 'incrementvariable', inputs: 'increment' },
    { type: 'appendtoarrayvariable', inputs: 'append' },
  ],
  parameters: { Base: encodeWire('https://x.example') },
  loops: [
    { name: 'Loop', kind: 'foreach', index: 1, over: encodeWire("@triggerBody()['lines']") },
    { name: 'Until', kind: 'until', index: 4 },
  ],
};

function preview(template: Value, { world = WORLD, expects }: { world?: PreviewWorld; expects?: JsonType[] } = {}) {
  const request = { template: encodeWire(template), world, ...(expects && { expects }) };
  return evaluatePreview(request, { values: VALUES, source: SOURCE });
}

describe('the value of an expression in a run', () => {
  it.each([
    ["Hello @{triggerBody()?['name']}!", 'Hello Ada!'],
    ["@outputs('Words')?['hello']", 'Ada'],
    ["@concat(parameters('base'), '/x')", 'https://x.example/x'],
    ["@variables('TOTAL')", '5'],
    ["@join(variables('List'), ',')", 'x'],
    ["@items('Loop')?['sku']", 'b'],
    ["@item()?['sku']", 'b'],
    ["@iterationIndexes('Until')", '4'],
    ["@length(result('Scope'))", '1'],
    ['@utcNow()', '2027-01-31T00:00:00.0000000Z'],
  ])('%s', (template, text) => {
    expect(preview(template)).toMatchObject({ kind: 'value', text, notes: [] });
  });

  it('is that of a whole JSON value too', () => {
    expect(preview({ a: ["@triggerBody()?['name']"] })).toMatchObject({ text: '{\n  "a": [\n    "Ada"\n  ]\n}' });
  });

  it('is cut where it is long', () => {
    expect(
      preview(
        "@replace('aaaaaaaaaa', 'a', replace('bbbbbbbbbb', 'b', replace('cccccccccc', 'c', replace('dddddddddd', 'd', 'eeeeeeeeee'))))",
      ),
    ).toMatchObject({ isCut: true });
  });
});

describe('what is wrong', () => {
  it('is told with its place', () => {
    expect(preview("@add(1, 'x')")).toMatchObject({ kind: 'error', range: { start: 1, end: 12 } });
    expect(preview("@outputs('Wrods')")).toMatchObject({ kind: 'error', message: expect.stringContaining("'Words'") });
  });

  it('has no place in the field when it is the list of a loop', () => {
    const loops = [{ name: 'Loop', kind: 'foreach' as const, index: 0, over: encodeWire("@triggerBody()?['name']") }];
    const answer = preview("@items('Loop')", { world: { ...WORLD, loops } });
    expect(answer).toEqual({ kind: 'error', message: "The list of 'Loop' gives no list but String." });
  });

  it('is a property that is not there, with one that is near', () => {
    const answer = preview("@triggerBody()?['naem']");
    expect(answer).toMatchObject({ text: 'null', notes: [{ range: { start: 16, end: 22 }, replacement: "'name'" }] });
    expect(preview("@triggerBody()?['naem']?['x']")).toMatchObject({ notes: [{ replacement: "'name'" }] });
  });

  it('is a value the field can do nothing with', () => {
    expect(preview("@triggerBody()?['lines']", { expects: ['number'] })).toMatchObject({
      notes: [{ message: 'Gives Array of 2 items; this field needs a number.' }],
    });
    expect(preview('@string(5)', { expects: ['number'] })).toMatchObject({ notes: [] });
  });
});
