import { describe, expect, it } from 'vitest';

import { functionTable } from '#core/expressions/functions/index.ts';
import { LOGIC_APPS_ACTIONS, LOGIC_APPS_FUNCTIONS, LOGIC_APPS_TRIGGERS } from '#core/logic-apps-names.ts';
import { withCompatibilityTables } from './compatibility-doc.ts';
import { functionsDoc } from './functions-doc.ts';
import { DIFFERENCES } from './reference-names.ts';

const EMPTY = ['functions', 'triggers', 'actions']
  .map((name) => `<!-- ${name} -->\nstale\n<!-- /${name} -->\n`)
  .join('');

describe('docs/functions.md', () => {
  it('has a section for each function, with parameters and example', () => {
    const text = functionsDoc();
    for (const { name } of functionTable) expect(text).toContain(`\n## ${name}\n`);
    expect(text).toContain('Example: ');
  });
});

describe('docs/compatibility.md', () => {
  it('says of each function, trigger and action whether it is here, and is the same when filled again', () => {
    const text = withCompatibilityTables(EMPTY);
    expect(text).toContain('| `concat` | same |');
    expect(text).toContain('| `ApiConnection` | absent: ');
    expect(text).not.toContain('stale');
    expect(withCompatibilityTables(text)).toBe(text);
  });

  it('tells differences only of what the reference names', () => {
    const { functions, triggers, actions } = DIFFERENCES;
    expect(LOGIC_APPS_FUNCTIONS).toEqual(expect.arrayContaining(Object.keys(functions)));
    expect(LOGIC_APPS_TRIGGERS).toEqual(expect.arrayContaining(Object.keys(triggers)));
    expect(LOGIC_APPS_ACTIONS).toEqual(expect.arrayContaining(Object.keys(actions)));
  });
});
