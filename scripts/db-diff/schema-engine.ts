/** Prisma's schema engine as WebAssembly. Its native build, which `prisma migrate` uses, has to be downloaded; this comes with the package. */
import { readFile } from 'node:fs/promises';
import type { ErrorCapturingSqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { inRepository } from '#scripts/repository-root.ts';
import { messageOf, SetUpError } from '#scripts/set-up-error.ts';

const BINARY = inRepository('node_modules', '@prisma', 'schema-engine-wasm', 'schema_engine_bg.wasm');
const BINDINGS = './schema_engine_bg.js';

export type SchemaFile = { path: string; content: string };

type Comparison = { adapter: ErrorCapturingSqlMigrationAwareDriverAdapterFactory; schema: SchemaFile };

/** What the engine said when it panicked; the error that it then throws says only "unreachable". */
const panics: string[] = [];

let loading: Promise<void> | undefined;

/**
 * The SQL that turns the database which `adapter` connects to into one for `schema`; '' when it is one already.
 * Throws a `SetUpError` with the engine's words, for example where the schema has a syntax error.
 */
export async function differenceScript({ adapter, schema }: Comparison): Promise<string> {
  loading ??= load();
  await loading;
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: [[schema.path, schema.content]] },
      () => undefined,
      adapter,
    );
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: [schema], configDir: inRepository('prisma') },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    return exitCode === 0 ? '' : (stdout ?? '');
  } catch (error) {
    throw new SetUpError(`Prisma's schema engine failed: ${panics.pop() ?? messageOf(error)}`);
  }
}

/** By hand, because Node 20 cannot import WebAssembly. */
async function load(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => panics.push(message) } });
  const { instance } = await WebAssembly.instantiate(await readFile(BINARY), { [BINDINGS]: bindings });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error(`${BINARY} lacks __wbindgen_start.`);
  start();
}
