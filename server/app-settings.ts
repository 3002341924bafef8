/**
 * The values of `appsetting()` (WDL reference 1 and 15.7): environment variables of the worker whose names begin with
 * `APPSETTING_`. What is no letter or digit counts as `_`, and letter case does not count, so that `appsetting('Api.Key')`
 * is `APPSETTING_API_KEY`.
 */

import type { ValueObject } from '#core/json/value.ts';

const PREFIX = 'APPSETTING_';
const CALL = /appsetting\(\s*'((?:[^']|'')*)'\s*\)/gi;

type Environment = { [name: string]: string | undefined };

/** Those that the texts name and that are set; no other value leaves the environment. Undefined when there is none. */
export function appSettingsIn(texts: readonly string[], env: Environment = process.env): ValueObject | undefined {
  const names = new Set(texts.flatMap((text) => [...text.matchAll(CALL)].map(([, name = '']) => name)));
  if (names.size === 0) return undefined;
  const known = Object.entries(env).filter(([variable]) => variable.toUpperCase().startsWith(PREFIX));
  const values = new Map(known.map(([variable, value]) => [foldName(variable.slice(PREFIX.length)), value]));
  const found = [...names].flatMap((name) => {
    const value = values.get(foldName(name));
    return value === undefined ? [] : [[name.replaceAll("''", "'"), value] as const];
  });
  return Object.fromEntries(found);
}

function foldName(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '_').toUpperCase();
}
