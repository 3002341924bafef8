/** The settings of the web process, read at the first use: a build runs without them. */

import { readSettings, type Settings } from '#server/settings.ts';

let settings: Settings | undefined;

export function webSettings(): Settings {
  settings ??= readSettings();
  return settings;
}
