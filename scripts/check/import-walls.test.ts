import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inRepository } from '#scripts/repository-root.ts';

/** Per file of a folder: what it may import, and what biome.json must refuse it. */
const WALLS: { [file: string]: { may: string[]; mayNot: string[] } } = {
  'core/layout/x.ts': {
    may: ['./y.ts', '#core/json/value.ts', 'zod'],
    mayNot: ['node:fs', 'react', '#server/log.ts', '../json/value.ts'],
  },
  'core/expressions/x.ts': { may: ['#core/json/value.ts'], mayNot: ['zod', '@cfworker/json-schema', 'node:crypto'] },
  'core/interpreter/x.ts': { may: ['#core/runs/record.ts'], mayNot: ['zod', '@temporalio/workflow'] },
  'core/json-schema/x.ts': { may: ['@cfworker/json-schema'], mayNot: ['ajv', 'zod'] },
  'core/actions/x.ts': { may: ['zod'], mayNot: ['@cfworker/json-schema'] },
  'connectors/http/request/manifest.ts': {
    may: ['zod', '#connectors/define-connector.ts'],
    mayNot: ['undici', 'react', 'node:http'],
  },
  'connectors/http/request/run.ts': {
    may: ['undici', 'node:http', './manifest.ts'],
    mayNot: ['#server/log.ts', 'next', '#prisma/x.ts'],
  },
  'workflows/x.ts': {
    may: ['@temporalio/workflow', '#core/json/value.ts'],
    mayNot: ['#server/log.ts', '#worker/main.ts', '#connectors/runners.gen.ts', 'node:fs', 'zod'],
  },
  'gateway/routes/x.ts': {
    may: ['node:http', '#server/log.ts', '#core/json/value.ts'],
    mayNot: ['next', '#app/page.tsx', '#components/ui/button.tsx', '@prisma/client', '#worker/main.ts'],
  },
  'worker/x.ts': {
    may: ['#workflows/activity-types.ts', '#connectors/runners.gen.ts', '#server/log.ts', '@temporalio/worker'],
    mayNot: ['#app/page.tsx', 'react', '@prisma/client', '#connectors/http/request/run.ts'],
  },
  'server/use-cases/x.ts': {
    may: ['#connectors/catalog.gen.ts', '#core/json/value.ts', '@temporalio/client', 'next-auth'],
    mayNot: [
      '@prisma/client',
      '#prisma/generated/client/client.ts',
      'react',
      '#worker/main.ts',
      '#connectors/runners.gen.ts',
      '@temporalio/worker',
    ],
  },
  'server/repositories/x.ts': {
    may: ['#prisma/generated/client/client.ts', 'pg', '#server/log.ts'],
    mayNot: ['react', '#components/ui/button.tsx'],
  },
  'components/x.tsx': {
    may: ['react', '#core/json/value.ts', '#connectors/catalog.gen.ts'],
    mayNot: ['#server/log.ts', '#connectors/http/request/run.ts', 'node:fs', '@prisma/client', '#worker/main.ts'],
  },
  'app/x.tsx': {
    may: ['#server/log.ts', '#components/ui/button.tsx', 'next'],
    mayNot: ['@prisma/client', '@temporalio/client', '#worker/main.ts', '#gateway/main.ts'],
  },
  'server/x.test.ts': { may: ['#worker/main.ts', 'pg'], mayNot: ['../core/x.ts'] },
};

const report = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string().nullable(),
      location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'millrace-walls-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The imports that Biome refuses, by file, under the project's own configuration. */
function refusedImports(): Map<string, string[]> {
  copyFileSync(inRepository('biome.json'), join(folder, 'biome.json'));
  copyFileSync(inRepository('.gitignore'), join(folder, '.gitignore'));
  execFileSync('git', ['init', '--quiet', folder]);
  for (const [file, { may, mayNot }] of Object.entries(WALLS)) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), [...may, ...mayNot].map((name) => `import '${name}';\n`).join(''));
  }
  const biome = inRepository('node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const refused = new Map(Object.keys(WALLS).map((file) => [file, new Set<string>()]));
  for (const { category, location } of report.parse(JSON.parse(stdout)).diagnostics) {
    if (category !== 'lint/style/noRestrictedImports' && category !== 'lint/correctness/noNodejsModules') continue;
    const wall = WALLS[location.path];
    const name = wall && [...wall.may, ...wall.mayNot][location.start.line - 1];
    if (name !== undefined) refused.get(location.path)?.add(name);
  }
  return new Map([...refused].map(([file, names]) => [file, [...names]]));
}

describe('the import walls', () => {
  const refused = refusedImports();

  it.each(Object.keys(WALLS))('let %s import what its folder may, and nothing else', (file) => {
    expect(refused.get(file)?.sort()).toEqual(WALLS[file]?.mayNot.slice().sort());
  });
});
