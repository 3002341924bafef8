/** The README's table of settings, which must be what server/settings.ts says. */
import { SETTINGS } from '#server/settings-table.ts';

const BEGIN = '<!-- settings -->';
const END = '<!-- /settings -->';

/** The table between the README's two markers. */
export function settingsTable(): string {
  const rows = Object.values(SETTINGS).map(
    ({ name, meaning, otherwise }) => `| \`${name}\` | ${meaning} | ${otherwise} |`,
  );
  return ['| variable | meaning | default |', '|---|---|---|', ...rows].join('\n');
}

/** The README with the table of today. Throws when the markers are missing. */
export function withSettingsTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin)
    throw new Error(`README.md needs the lines ${BEGIN} and ${END} where the settings are listed.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n${settingsTable()}\n${readme.slice(end)}`;
}
