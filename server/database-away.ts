/** Whether an error means that PostgreSQL cannot be reached just now, so that trying again later helps. */

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** SQLSTATE classes and codes: connection exceptions, insufficient resources, shutdown and start-up of the server. */
const SQL_STATE = /^(08...|53...|57P0[1-5])$/;
/** node-postgres gives a connection that broke no code. */
const BROKEN_CONNECTION =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return NETWORK.has(code) || SQL_STATE.test(code) || BROKEN_CONNECTION.test(error.message);
}
