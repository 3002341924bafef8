/** What a question costs the database: the time of its statements one by one, and how PostgreSQL went about them. */

import { pool } from '#server/database.ts';

export type Measured = {
  /** Milliseconds of all statements of the question together. */
  middle: number;
  worst: number;
  statements: number;
  /** Tables of which a statement read more rows than a page or a step needs. */
  tableReads: string[];
};

const REPETITIONS = 7;
/** A step of the search goes through 50,000 runs at most. */
const MOST_ROWS = 60_000;

type Statement = { text: string; values: unknown[]; time: number };

/** Asks it several times over; the first time counts like the others. */
export async function measure(ask: () => Promise<unknown>): Promise<Measured> {
  const times: number[] = [];
  let statements: Statement[] = [];
  for (let round = 0; round < REPETITIONS; round += 1) {
    statements = await recorded(ask);
    times.push(statements.reduce((sum, { time }) => sum + time, 0));
  }
  times.sort((a, b) => a - b);
  const plans = await Promise.all(statements.map(explain));
  return {
    middle: times[Math.floor(times.length / 2)] ?? 0,
    worst: times.at(-1) ?? 0,
    statements: statements.length,
    tableReads: [...new Set(plans.flatMap(tablesReadWhole))],
  };
}

/** The statements that went through the pool meanwhile. */
async function recorded(ask: () => Promise<unknown>): Promise<Statement[]> {
  const connections = pool();
  const { query } = connections;
  const statements: Statement[] = [];
  const recording = async (text: string, values: unknown[]) => {
    const begin = performance.now();
    const result = await Reflect.apply(query, connections, [text, values]);
    statements.push({ text, values, time: performance.now() - begin });
    return result;
  };
  Object.assign(connections, { query: recording });
  try {
    await ask();
  } finally {
    Object.assign(connections, { query });
  }
  return statements;
}

type PlanNode = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
};

async function explain({ text, values }: Statement): Promise<PlanNode> {
  const { rows } = await pool().query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
    values,
  );
  const [row] = rows;
  if (!row) throw new Error('PostgreSQL explained nothing.');
  return row['QUERY PLAN'][0].Plan;
}

/** Counting by an index alone may read all of that. */
function tablesReadWhole(node: PlanNode): string[] {
  const below = (node.Plans ?? []).flatMap(tablesReadWhole);
  const table = node['Relation Name'];
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  const reads = table !== undefined && node['Node Type'] !== 'Index Only Scan' && rows > MOST_ROWS;
  return reads ? [...below, `${table} (${node['Node Type']})`] : below;
}
