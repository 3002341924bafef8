import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS, type Limit } from './limits.ts';

const ROWS: Limit[] = Object.values(LIMITS);

function amount(value: number | undefined, unit: Limit['unit']): string {
  if (value === undefined) return '–';
  if (unit === 'duration') return `${value / 86_400_000} days`.replace(/^1 days$/, '1 day');
  const number = value.toLocaleString('en-US');
  return unit === undefined ? number : `${number} ${unit}`;
}

function page(): string {
  const rows = ROWS.map(
    ({ what, ours, logicApps, unit, beyond }) =>
      `| ${what} | ${amount(ours, unit)} | ${amount(logicApps, unit)} | ${beyond} |`,
  );
  return `# Limits

Written from the table in \`core/limits.ts\` (\`npx vitest run core/limits.test.ts -u\`), which interpreter, import and
validation read as well. What goes beyond a limit of Logic Apps runs here; validation warns with the code \`OverLimit\`,
because such a flow could not go back there. Limits that depend on the machine are settings, with their defaults in the
README: the largest body of a call (\`MAX_BODY_BYTES\`) and how long a caller waits (\`RESPONSE_TIMEOUT_SECONDS\`).

| what | here | Logic Apps | beyond ours |
|---|---|---|---|
${rows.join('\n')}
`;
}

describe('the table of limits', () => {
  it('is what docs/limits.md says', async () => {
    await expect(page()).toMatchFileSnapshot(resolve(import.meta.dirname, '../docs/limits.md'));
  });

  it('is never stricter than Logic Apps', () => {
    for (const { ours = Number.POSITIVE_INFINITY, logicApps = 0 } of ROWS) {
      expect(ours).toBeGreaterThanOrEqual(logicApps);
    }
  });
});
