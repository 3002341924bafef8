import { describe, expect, it } from 'vitest';

import { comparesCodeWithNumber, judgesStatus } from './status-conditions.ts';

const judges = (expression: string) => judgesStatus({ type: 'Http', conditions: [{ expression }] });

describe('a condition on the status of a polled answer', () => {
  it.each([
    "@equals(triggers().code, 'InternalServerError')",
    "@equals(trigger()?['code'], 'OK')",
    "@equals(triggerOutputs()['statusCode'], 201)",
    '@less(trigger().outputs.statusCode, 300)',
    '@or(equals(triggers().code, 200), equals(triggers().code, 201))',
  ])('%s mentions it', (expression) => expect(judges(expression)).toBe(true));

  it.each([
    "@equals(triggerBody()?['code'], 'open')",
    "@equals(trigger().name, 'code')",
    "@parameters('triggers().codes')",
  ])('%s does not', (expression) => expect(judges(expression)).toBe(false));

  it('may compare the code with a number or with its name', () => {
    expect(comparesCodeWithNumber('@or(equals(triggers().code, 200), false)')).toBe(true);
    expect(comparesCodeWithNumber('@equals(201, trigger().code)')).toBe(true);
    expect(comparesCodeWithNumber("@equals(triggers().code, 'OK')")).toBe(false);
  });
});
