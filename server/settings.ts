/** Reads the settings of a process from its environment. */

import { z } from 'zod';

import { PROCESS_SETTINGS, SETTINGS, type Setting } from './settings-table.ts';

/** One line that says which settings are wrong, where, and what would be right. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

type Table = { [property: string]: Setting };
type Read<Settings extends Table> = { [Property in keyof Settings]: z.output<Settings[Property]['schema']> };

export type StartSettings = Read<typeof SETTINGS>;
export type Settings = Omit<StartSettings, keyof typeof PROCESS_SETTINGS> & Read<typeof PROCESS_SETTINGS>;

type Environment = { [name: string]: string | undefined };

/** The settings of a process (gateway, web, worker). Throws a `SettingsError` when one is missing or wrong. */
export function readSettings(env: Environment = process.env): Settings {
  return read({ ...SETTINGS, ...PROCESS_SETTINGS }, env);
}

/** The settings as the person who starts Millrace gave them. Throws a `SettingsError` when one is wrong. */
export function readStartSettings(env: Environment = process.env): StartSettings {
  return read(SETTINGS, env);
}

/** An empty variable counts as one that is not set, as in shells and compose files. */
function read<Settings extends Table>(table: Settings, env: Environment): Read<Settings> {
  const rows = Object.entries(table);
  const schema = z.object(Object.fromEntries(rows.map(([property, { schema }]) => [property, schema])));
  const given = Object.fromEntries(rows.map(([property, { name }]) => [property, env[name]?.trim() || undefined]));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data as Read<Settings>;
  const problems = parsed.error.issues.map(({ path, message }) => {
    const row = table[String(path[0])];
    return row && given[String(path[0])] === undefined ? `${row.name} is not set` : `${row?.name} ${message}`;
  });
  throw new SettingsError(`${[...new Set(problems)].join('; ')}.`);
}
