import { describe, expect, it } from 'vitest';

import type { Value } from '#core/json/value.ts';

import transform from './run.ts';

async function render(template: string, { result = 'Text', content = {} }: { result?: string; content?: Value } = {}) {
  const outcome = await transform(
    { map: 'Order.liquid', content, result },
    {
      signal: new AbortController().signal,
      timeout: 1_000,
      idempotencyKey: 'key',
      clientTrackingId: 'run-1',
      purpose: 'try',
      readArtifact: async (kind, name) => (kind === 'Map' && name === 'Order.liquid' ? template : undefined),
    },
  );
  return outcome.status === 'Succeeded' ? outcome.outputs : outcome.error;
}

describe('a Liquid map', () => {
  const content = {
    lines: [
      { sku: 'a1', price: 2.5 },
      { sku: 'b2', price: 3 },
    ],
  };

  it('turns data into text', async () => {
    const template = '{% for line in content.lines %}{{ line.sku | upcase }}={{ line.price }};{% endfor %}';
    expect(await render(template, { content })).toEqual({ body: 'A1=2.5;B2=3;' });
  });

  it('turns data into JSON', async () => {
    const template = '{ "first": "{{ content.lines[0].sku }}", "count": {{ content.lines | size }} }';
    expect(await render(template, { content, result: 'Json' })).toEqual({ body: { first: 'a1', count: 2 } });
  });

  it.each([
    ['{{ "a" | Upcase }}', 'A'],
    ['{{ "<b>a</b>" | StripHtml }}', 'a'],
    ['{{ content.constructor }}{{ content.lines.length }}', ''],
  ])('%s gives %j', async (template, body) => expect(await render(template)).toEqual({ body }));

  it.each([
    ['{{ content.x | no_such_filter }}', 'LiquidTemplateFailed', /no_such_filter.*line:1/s],
    ['{% if %}', 'LiquidTemplateFailed', /line:1/],
    ["{% include '/etc/hostname' %}", 'LiquidTemplateFailed', /ENOENT|not found/i],
    ['{% for a in (1..1000000000) %}x{% endfor %}', 'LiquidTemplateFailed', /limit/],
  ])('%s fails', async (template, code, message) => {
    expect(await render(template)).toEqual({ code, message: expect.stringMatching(message) });
  });

  it('fails when what should be JSON is none, and when there is no such map', async () => {
    expect(await render('{', { result: 'Json' })).toMatchObject({ code: 'LiquidResultNotJson' });
    const context = {
      signal: new AbortController().signal,
      timeout: 1_000,
      idempotencyKey: 'key',
      clientTrackingId: 'run-1',
      purpose: 'try' as const,
    };
    const outcome = await transform({ map: 'None', content: {}, result: 'Text' }, context);
    expect(outcome.error).toEqual({
      code: 'ArtifactNotFound',
      message: "There is no map 'None': add it to the artifacts.",
    });
  });
});
