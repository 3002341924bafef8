import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIMITS, type Limit, limitOf } from './limits.ts';

const ROWS: Limit[] = Object.values(LIMITS);

function amount(value: number | undefined, unit: Limit['unit']): string {
  if (value === undefined) return '–';
  if (unit === 'duration') return `${value / 86_400_000} days`.replace(/^1 days$/, '1 day');
  const number = value.toLocaleString('en-US');
  return unit === undefined ? number : `${number} ${unit}`;
}

function page(): string {
  const rows = ROWS.map(
    ({ what, ours, logicApps, unit, beyond, setting }) =>
      `| ${what} | ${amount(ours, unit)} | ${amount(logicApps, unit)} | ${setting ? `\`${setting}\`` : '–'} | ${beyond} |`,
  );
  return `# Limits

Written from the table in \`core/limits.ts\` (\`npx vitest run core/limits.test.ts -u\`), which interpreter, import and
validation read as well. What goes beyond a limit of Logic Apps runs here; validation warns with the code \`OverLimit\`,
because such a flow could not go back there. A limit with a setting is changed by that environment variable, for flows that
are published and runs that begin from then on. More settings, for what depends on the machine, are in the README: the
largest body of a call (\`MAX_BODY_BYTES\`) and how long a caller waits (\`RESPONSE_TIMEOUT_SECONDS\`).

| what | here | Logic Apps | setting | beyond ours |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

describe('the table of limits', () => {
  it('is what docs/limits.md says', async () => {
    await expect(page()).toMatchFileSnapshot(resolve(import.meta.dirname, '../docs/limits.md'));
  });

  it('gives way to a setting, where a row has one', () => {
    expect(limitOf(LIMITS.retries, { MAX_RETRIES: 5 })).toBe(5);
    expect(limitOf(LIMITS.retries, { MAX_ACTIONS: 5 })).toBe(LIMITS.retries.ours);
    expect(limitOf(LIMITS.cases, { MAX_RETRIES: 5 })).toBeUndefined();
  });

  it('is never stricter than Logic Apps', () => {
    for (const { ours = Number.POSITIVE_INFINITY, logicApps = 0 } of ROWS) {
      expect(ours).toBeGreaterThanOrEqual(logicApps);
    }
  });
});
