import { describe, expect, it } from 'vitest';
import { HTTP_OUTPUTS, NO_OUTPUTS } from '#core/actions/output-schemas.ts';
import type { ActionDefinition } from '#core/definition/types.ts';
import { canHaveStaticResult, newStaticResult, readStaticResult, staticResultFields } from './static-result-model.ts';

const RESULT = { status: 'Failed' };

function action(option: string, name = 'Call0'): ActionDefinition {
  return { type: 'Http', runtimeConfiguration: { staticResult: { name, staticResultOptions: option } } };
}

describe('a static result', () => {
  it('is on or off, in any letter case', () => {
    const definition = { staticResults: { Call0: RESULT } };
    expect(readStaticResult(definition, action('enabled', 'call0'))).toEqual({ result: RESULT, isOn: true });
    expect(readStaticResult(definition, action('Disabled'))).toEqual({ result: RESULT, isOn: false });
    expect(readStaticResult({}, action('Enabled'))).toEqual({ result: undefined, isOn: true });
    expect(readStaticResult({}, { type: 'Http' })).toEqual({ result: undefined, isOn: false });
  });

  it('begins as a success with the parts that the operation gives', () => {
    expect(newStaticResult(HTTP_OUTPUTS)).toEqual({
      status: 'Succeeded',
      outputs: { statusCode: 200, headers: {}, body: {} },
    });
    expect(newStaticResult(NO_OUTPUTS)).toEqual({ status: 'Succeeded' });
  });

  it('has a field for each part of the outputs', () => {
    const outputs = staticResultFields(HTTP_OUTPUTS).filter(({ path }) => path[0] === 'outputs');
    expect(outputs.map(({ path, control }) => `${path[1]}: ${control}`)).toEqual([
      'statusCode: number',
      'headers: keyValue',
      'body: value',
    ]);
    expect(staticResultFields(NO_OUTPUTS).at(-1)).toMatchObject({ path: ['outputs'], control: 'value' });
  });

  it('is not for steps that hold others, nor for those that end the run', () => {
    expect(['Http', 'ServiceProvider', 'Compose'].every(canHaveStaticResult)).toBe(true);
    expect(['If', 'foreach', 'Terminate'].some(canHaveStaticResult)).toBe(false);
  });
});
