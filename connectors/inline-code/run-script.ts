/**
 * Runs a user's script in QuickJS in WebAssembly: nothing but its own language and the values it is given is in there.
 * Every script gets an instance of its own, with a memory that cannot grow beyond its maximum; QuickJS' own memory limit
 * does not hold. Runs in a thread of the sandbox.
 */

import type { QuickJSContext, QuickJSHandle, QuickJSSyncVariant } from 'quickjs-emscripten-core';

import type { FlowFailure } from '#core/runs/record.ts';

import { scriptFailure } from './script-failure.ts';

export type Script = {
  code: string;
  /** JSON text of `workflowContext`. */
  context: string;
};

/** `value` is the JSON text of what the script returned. */
export type ScriptOutcome = { value: string } | { failure: FlowFailure };

const MEMORY = { initial: 256, maximum: 2048 };
const STACK_BYTES = 256 * 1024;
const FILE_NAME = 'script.js';

let loadedModule: Promise<WebAssembly.Module> | undefined;

export async function runScript(script: Script, limit: number): Promise<ScriptOutcome> {
  const quickjs = await newInstance();
  const deadline = Date.now() + limit;
  let isLate = false;
  const runtime = quickjs.newRuntime({
    maxStackSizeBytes: STACK_BYTES,
    interruptHandler: () => {
      isLate = Date.now() > deadline;
      return isLate;
    },
  });
  // The instance is dropped with everything in it: after a script that ran out of memory, disposing would abort.
  const context = runtime.newContext();
  try {
    return evaluate(context, script);
  } catch (error) {
    if (isLate) return { failure: tooLate(limit) };
    if (error instanceof ScriptError) return { failure: scriptFailure(error.thrown) };
    throw error;
  }
}

function tooLate(limit: number): FlowFailure {
  const code = 'JavaScriptTimedOut';
  return { code, message: `The code did not end within ${limit / 1000} s and was stopped.` };
}

/** Carries what the script threw, as plain data. */
class ScriptError extends Error {
  readonly thrown: unknown;

  constructor(thrown: unknown) {
    super('The script threw.');
    this.thrown = thrown;
  }
}

function evaluate(context: QuickJSContext, { code, context: json }: Script): ScriptOutcome {
  const unwrap = (result: ReturnType<QuickJSContext['evalCode']>): QuickJSHandle => {
    if (result.error === undefined) return result.value;
    throw new ScriptError(context.dump(result.error));
  };
  // Taken before the script runs, which may replace them.
  const parse = unwrap(context.evalCode('JSON.parse'));
  const stringify = unwrap(context.evalCode('JSON.stringify'));
  const run = unwrap(context.evalCode(`(function (workflowContext) {${code}\n})`, FILE_NAME));
  const given = unwrap(context.callFunction(parse, context.undefined, context.newString(json)));
  const returned = settled(context, unwrap(context.callFunction(run, context.undefined, given)), unwrap);
  const text = unwrap(context.callFunction(stringify, context.undefined, returned));
  return { value: context.typeof(text) === 'string' ? context.getString(text) : 'null' };
}

type Unwrap = (result: ReturnType<QuickJSContext['evalCode']>) => QuickJSHandle;

/** The value of a promise once nothing more happens in the script. */
function settled(context: QuickJSContext, returned: QuickJSHandle, unwrap: Unwrap): QuickJSHandle {
  const jobs = context.runtime.executePendingJobs();
  if (jobs.error) throw new ScriptError(context.dump(jobs.error));
  const state = context.getPromiseState(returned);
  if (state.type === 'fulfilled') return state.value;
  if (state.type === 'rejected') throw new ScriptError(context.dump(state.error));
  return unwrap(context.evalCode("throw new Error('The promise that the code returned is never settled.')"));
}

async function newInstance() {
  const [{ newQuickJSWASMModuleFromVariant, newVariant }, variant] = await Promise.all([
    import('quickjs-emscripten-core'),
    import('@jitl/quickjs-wasmfile-release-sync'),
  ]);
  loadedModule ??= compileEngine();
  const wasmModule = await loadedModule;
  const base: QuickJSSyncVariant = variant.default;
  const own = newVariant(base, { wasmModule, wasmMemory: new WebAssembly.Memory(MEMORY) });
  return newQuickJSWASMModuleFromVariant(own);
}

async function compileEngine(): Promise<WebAssembly.Module> {
  const { readFile } = await import('node:fs/promises');
  const file = new URL(import.meta.resolve('@jitl/quickjs-wasmfile-release-sync/wasm'));
  return WebAssembly.compile(await readFile(file));
}
