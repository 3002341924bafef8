/** In which section of the form each setting stands. */

import type { OperationSetting } from '#core/actions/define-action.ts';
import type { FormField } from '#core/actions/form-field.ts';
import { SETTING_FIELDS } from '#core/actions/setting-fields.ts';

/** In the order in which they are shown. */
const SECTIONS = ['General', 'Schedule', 'Concurrency', 'Keys of runs', 'Calls', 'Security', 'Tracking'] as const;

export type SettingSection = { title: (typeof SECTIONS)[number]; fields: FormField[] };

/** Each setting has one, or this does not compile. Within a section they stand in this order. */
const SECTION_OF: { [setting in OperationSetting]: SettingSection['title'] } = {
  splitOn: 'General',
  triggerConditions: 'General',
  timeout: 'General',
  requestTimeout: 'General',
  asynchronousAnswer: 'General',
  missedFires: 'Schedule',
  overlap: 'Schedule',
  concurrency: 'Concurrency',
  triggerRuns: 'Concurrency',
  runKeys: 'Keys of runs',
  retryPolicy: 'Calls',
  asyncPattern: 'Calls',
  pagination: 'Calls',
  chunking: 'Calls',
  callHeaders: 'Calls',
  answerHeaders: 'Calls',
  authorizationHeaders: 'Calls',
  secureInputs: 'Security',
  secureOutputs: 'Security',
  trackedProperties: 'Tracking',
  trackingId: 'Tracking',
};

const SETTINGS = Object.keys(SECTION_OF) as OperationSetting[];

/** The sections that have something to show for an operation with these settings. */
export function settingSections(settings: readonly OperationSetting[]): SettingSection[] {
  const shown = SETTINGS.filter((setting) => settings.includes(setting));
  return SECTIONS.map((title) => ({
    title,
    fields: shown
      .filter((setting) => SECTION_OF[setting] === title)
      .flatMap((setting): FormField[] => SETTING_FIELDS[setting]),
  })).filter(({ fields }) => fields.length > 0);
}
