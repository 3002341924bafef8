import { describe, expect, it } from 'vitest';
import { validateDefinition } from '#core/validation/validate-definition.ts';
import type { OperationDescription, TriggerDescription } from './define-action.ts';
import { ACTIONS, TRIGGERS } from './index.ts';
import { SETTING_FIELDS } from './setting-fields.ts';

const WITHOUT_EFFECT = ['OptionWithoutEffect', 'SecureData', 'UnsupportedSetting', 'SplitOnRecurrence'];

/** Everything an operation may be set to, on a new step of it. */
function withSettings({ settings, create }: OperationDescription | TriggerDescription) {
  const words = (path: string) =>
    settings
      .flatMap((setting) => [...SETTING_FIELDS[setting]])
      .flatMap((field) => ('word' in field && field.path[0] === path ? field.word.text : []));
  const secured = words('runtimeConfiguration');
  return {
    ...create('Step'),
    operationOptions: words('operationOptions').join(', '),
    ...(secured.length > 0 && { runtimeConfiguration: { secureData: { properties: secured } } }),
    ...(settings.includes('splitOn') && { splitOn: '@triggerBody()' }),
  };
}

function codes(definition: object): string[] {
  return validateDefinition(JSON.stringify(definition)).map(({ code }) => code);
}

describe('the settings of an operation', () => {
  it.each(ACTIONS.map((row) => [row.id, row] as const))('of %s all have an effect', (_, row) => {
    const found = codes({ triggers: {}, actions: { Step: withSettings(row) } });
    expect(found.filter((code) => WITHOUT_EFFECT.includes(code))).toEqual([]);
  });

  it.each(TRIGGERS.map((row) => [row.id, row] as const))('of the trigger %s all have an effect', (_, row) => {
    const found = codes({ triggers: { Step: withSettings(row) }, actions: {} });
    expect(found.filter((code) => WITHOUT_EFFECT.includes(code))).toEqual([]);
  });
});
