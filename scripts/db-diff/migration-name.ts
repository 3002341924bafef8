/** Names of migrations: `YYYYMMDDHHMMSS_name`, whose order is the order in which they are applied. */
import { SetUpError } from '#scripts/set-up-error.ts';

type NewMigration = { name: string | undefined; now: Date; existing: readonly string[] };

/** The name of a new migration, by the time in UTC. Throws a `SetUpError` for a name that does not fit, and where it would not become the last one. */
export function migrationName({ name, now, existing }: NewMigration): string {
  if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
    throw new SetUpError(
      'Give the migration a name of a-z, 0-9 and _ that says what it does: npm run db:diff -- add_owner_to_flow',
    );
  }
  const time = now.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length).replaceAll(/\D/g, '');
  const fullName = `${time}_${name}`;
  const later = existing.find((other) => other >= fullName);
  if (later !== undefined)
    throw new SetUpError(
      `The migration ${later} is later than this machine's clock (${now.toISOString()}): set the clock.`,
    );
  return fullName;
}
