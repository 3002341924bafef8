import { describe, expect, it } from 'vitest';

import type { Value } from '#core/json/value.ts';

import runJavaScript from './run.ts';

async function run(code: string, { context = {}, timeout = 500 }: { context?: Value; timeout?: number } = {}) {
  const result = await runJavaScript(
    { code, workflowContext: context },
    {
      signal: new AbortController().signal,
      timeout,
      idempotencyKey: 'key',
      clientTrackingId: 'run-1',
      purpose: 'try',
    },
  );
  return result.status === 'Succeeded' ? result.outputs : result.error;
}

describe('a script', () => {
  it.each<[string, Value]>([
    ['return workflowContext.actions.Compose.outputs.map((n) => n * 2);', [2, 4]],
    [
      'return { at: new Date(0), list: [undefined], drop: undefined };',
      { at: '1970-01-01T00:00:00.000Z', list: [null] },
    ],
    ['const x = 1;', null],
    ['return async () => 1, Promise.resolve(7);', 7],
    ['return (async () => (await 20) + 1)();', 21],
    [
      'return [typeof process, typeof require, typeof fetch, typeof setTimeout, typeof console]',
      Array(5).fill('undefined'),
    ],
    ['// the last line is a comment\nreturn 1 // so', 1],
    ['JSON.stringify = () => "[]"; return 3', 3],
  ])('%s gives its value as the body', async (code, body) => {
    const context = { actions: { Compose: { name: 'Compose', outputs: [1, 2] } } };
    expect(await run(code, { context })).toEqual({ body });
  });

  it('leaves nothing behind for the next one', async () => {
    await run('globalThis.left = 1; Array.prototype.map = () => "broken"; return 1;');
    expect(await run('return [typeof left, [1].map((n) => n)];')).toEqual({ body: ['undefined', [1]] });
  });

  it.each([
    ['return 1 +;', 'JavaScriptSyntaxError', /\(line 1\)/],
    ['\n\nconst = 3;', 'JavaScriptSyntaxError', /\(line 3\)/],
    ['const a = 1;\nthrow new TypeError("no order");', 'JavaScriptError', /TypeError: no order \(line 2\)/],
    ['return JSON.parse("{");', 'JavaScriptError', /SyntaxError/],
    ['throw "text";', 'JavaScriptError', /"text"/],
    ['throw {reason: 1};', 'JavaScriptError', /reason/],
    ['return nothing.there;', 'JavaScriptError', /'nothing' is not defined/],
    ['return 10n;', 'JavaScriptError', /BigInt|bigint/],
    ['const a = {}; a.a = a; return a;', 'JavaScriptError', /circular/],
    ['return (async () => { throw new Error("later"); })();', 'JavaScriptError', /later/],
    ['return new Promise(() => {});', 'JavaScriptError', /never settled/],
    ['const f = () => f(); return f();', 'JavaScriptError', /stack overflow|call stack/i],
    ['while (true) {}', 'JavaScriptTimedOut', /0\.5 s/],
    ['try { while (true) {} } catch { return 1; }', 'JavaScriptTimedOut', /0\.5 s/],
    [`return /^(a+)+$/.test("${'a'.repeat(40)}b");`, 'JavaScriptTimedOut', /0\.5 s/],
    ['x'.repeat(100_001), 'JavaScriptTooLong', /100000/],
  ])('%s fails', async (code, expected, message) => {
    expect(await run(code)).toEqual({ code: expected, message: expect.stringMatching(message) });
  });

  it.each([
    'const list = []; while (true) list.push(new Array(1000).fill(1));',
    'let text = "x"; while (true) text += text;',
    'return "x".repeat(500e6).length;',
    'const list = []; while (true) list.push(new Uint8Array(1e6));',
  ])('%s ends for want of memory', async (code) => {
    const failure = await run(code, { timeout: 15_000 });
    expect(failure).toMatchObject({ code: expect.stringMatching(/JavaScriptOutOfMemory|JavaScriptError/) });
    expect(await run('return 1')).toEqual({ body: 1 });
  });

  it('can be given up', async () => {
    const controller = new AbortController();
    const call = runJavaScript(
      { code: 'while (true) {}', workflowContext: {} },
      { signal: controller.signal, timeout: 15_000, idempotencyKey: 'key', clientTrackingId: 'run-1', purpose: 'try' },
    );
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not wait for others that loop', async () => {
    const loops = [run('while (true) {}'), run('while (true) {}'), run('while (true) {}')];
    expect(await run('return 1')).toEqual({ body: 1 });
    expect(await Promise.all(loops)).toMatchObject(Array(3).fill({ code: 'JavaScriptTimedOut' }));
  });
});
