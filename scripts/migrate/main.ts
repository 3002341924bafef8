/** `npm run migrate`: brings the database at `DATABASE_URL` to the newest schema; safe while an older release runs. */

import { applyMigrations } from '#scripts/services/apply-migrations.ts';
import { setUpFailureLine } from '#scripts/set-up-error.ts';

export async function main(): Promise<number> {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) {
    console.error('Set DATABASE_URL to the database that is to be migrated.');
    return 2;
  }
  try {
    const applied = await applyMigrations(DATABASE_URL);
    console.log(applied.length === 0 ? 'The schema is the newest already.' : `Applied: ${applied.join(', ')}.`);
    return 0;
  } catch (error) {
    console.error(setUpFailureLine(error));
    return 1;
  }
}
