/** What the author of a flow reads when an expression fails: the action, the field, the place in it, the value, a near name. */

import { describe, expect, it } from 'vitest';
import type { Value } from '#core/json/value.ts';
import { runActions } from './testing/run-actions.ts';

const BODY = { Email: 'ada@example.org', n: 5, list: [1, 2], text: 'hello' };

async function messageOf(inputs: Value): Promise<string | undefined> {
  const { record } = await runActions({ Mail: { type: 'Compose', inputs } }, { run: { outputs: { body: BODY } } });
  return record('Mail')?.error?.message;
}

describe('the error of a failed action', () => {
  it('names the action, the field, the place in the expression and the near name', async () => {
    expect(await messageOf({ to: ['x', "Hello @{triggerBody()['Emial']}"] })).toBe(
      [
        "Evaluating 'inputs/to/1' of the action 'Mail' failed: The property 'Emial' does not exist; the object has 'Email', 'n', 'list', 'text'. Did you mean 'Email'?",
        "Hello @{triggerBody()['Emial']}",
        '        ^^^^^^^^^^^^^^^^^^^^^^ position 9',
      ].join('\n'),
    );
  });

  it.each<[Value, string, string]>([
    ["@triggerBody()?['zap']['q']", 'inputs', "The property 'q' cannot be read because the value before it is null."],
    ["@triggerBody()['list'][7]", 'inputs', 'The index 7 is out of range; the array has 2 items, 0 to 1.'],
    ["@triggerBody()['text']['x']", 'inputs', "The property 'x' cannot be read from String 'hello'"],
    [{ a: "@length(triggerBody()['n'])" }, 'inputs/a', "as its first argument 'collection', but was given Integer 5."],
    [
      { 'a/b': "@substring('a')" },
      'inputs/a~1b',
      'expects 2 to 3 arguments: substring(text, start, length?). It was given 1.',
    ],
    [["@concta('a')"], 'inputs/0', "'concta' is not defined or not valid. Did you mean 'concat'?"],
    ["@int('12x')", 'inputs', "cannot turn String '12x' into a 64-bit integer."],
    [{ when: "@formatDateTime('soon')" }, 'inputs/when', "'soon' is not a valid date or time; expected for example"],
    ["@convertFromUtc(utcNow(),'Pacific Standrad Time')", 'inputs', "did you mean 'Pacific Standard Time'?"],
    ["@variables('total')", 'inputs', "The variable 'total' has not been initialized."],
    ["@greater(triggerBody()['text'],5)", 'inputs', "but was given String 'hello' and Integer 5."],
    ["@concat('a'", 'inputs', "The end of the expression is not expected in the call of 'concat'"],
    ['@json(\'{"a":\')', 'inputs', 'Expected a value but found the end of the text at line 1, column 6.'],
    ["@xml('<a><b></a>')", 'inputs', "'</a>' where '</b>' is expected at line 1, column 7."],
    [{ "@{triggerBody()['nope']}": 1 }, "inputs/@{triggerBody()['nope']}", "The property 'nope' does not exist"],
    [{ x: 1, y: { z: '@div(1,0)' } }, 'inputs/y/z', "The function 'div' cannot divide by zero."],
  ])('of %j names the field and the reason', async (inputs, field, reason) => {
    const message = await messageOf(inputs);
    expect(message).toContain(`Evaluating '${field}' of the action 'Mail' failed: `);
    expect(message).toContain(reason);
    expect(message).toMatch(/\^ position \d+$/);
  });
});
