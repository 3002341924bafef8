/** Prisma's adapter for `pg`, able to read PostgreSQL's own catalog, which its schema engine does. */
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { Pool, QueryArrayConfig } from 'pg';

/** The one-byte type `"char"` of the catalog. */
const CATALOG_CHAR = 18;
const TEXT = 25;

/**
 * The adapter refuses columns of type `"char"`, and the engine wants them as characters, not as text: so they are passed
 * through the adapter as text and renamed behind it. Takes over `pool`, which the caller ends.
 */
export function catalogAdapter(pool: Pool): ErrorCapturingSqlMigrationAwareDriverAdapterFactory {
  const charColumns = passCharsAsText(pool);
  const factory = new PrismaPg(pool);
  const connect = async () => {
    const adapter = await factory.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory({
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect,
    connectToShadowDb: () => factory.connectToShadowDb(),
  });
}

/** Returns which columns of a result were `"char"`, by the result's rows: the adapter hands these on as they are. */
function passCharsAsText(pool: Pool): WeakMap<unknown[][], number[]> {
  const charColumns = new WeakMap<unknown[][], number[]>();
  const query = pool.query.bind(pool);
  Object.assign(pool, {
    query: async (config: QueryArrayConfig) => {
      const result = await query(config);
      const columns = [...result.fields.keys()].filter((index) => result.fields[index]?.dataTypeID === CATALOG_CHAR);
      charColumns.set(result.rows, columns);
      for (const field of result.fields) if (field.dataTypeID === CATALOG_CHAR) field.dataTypeID = TEXT;
      return result;
    },
  });
  return charColumns;
}
