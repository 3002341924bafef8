/** In which section of the form each setting stands. */

import type { OperationSetting } from '#core/actions/define-action.ts';
import type { FormField } from '#core/actions/form-field.ts';
import { SETTING_FIELDS } from '#core/actions/setting-fields.ts';

export type SettingSection = { title: string; fields: FormField[] };

const SECTIONS: readonly { title: string; settings: readonly OperationSetting[] }[] = [
  { title: 'General', settings: ['splitOn', 'triggerConditions', 'timeout', 'requestTimeout', 'asynchronousAnswer'] },
  { title: 'Concurrency', settings: ['concurrency', 'triggerRuns'] },
  {
    title: 'Calls',
    settings: [
      'retryPolicy',
      'asyncPattern',
      'pagination',
      'chunking',
      'callHeaders',
      'answerHeaders',
      'authorizationHeaders',
    ],
  },
  { title: 'Security', settings: ['secureInputs', 'secureOutputs'] },
  { title: 'Tracking', settings: ['trackedProperties', 'trackingId'] },
];

/** The sections that have something to show for an operation with these settings. */
export function settingSections(settings: readonly OperationSetting[]): SettingSection[] {
  return SECTIONS.map(({ title, settings: known }) => ({
    title,
    fields: known
      .filter((setting) => settings.includes(setting))
      .flatMap((setting): FormField[] => SETTING_FIELDS[setting]),
  })).filter(({ fields }) => fields.length > 0);
}
