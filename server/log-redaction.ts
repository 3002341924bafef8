/** Keeps secrets out of the logs, whatever is handed to them. */

const REDACTED = '[redacted]';
const SECRET_NAME =
  /^(authorization|proxy-authorization|cookie|set-cookie|password|passwordhash|secret|secretkey|token|apikey|api-key|x-api-key|sig|setupcode)$/i;
/** Deeper than any line we write; what lies below is named, not shown. */
const MAX_DEPTH = 8;

/** A copy in which the values of secret names are replaced, at any depth. Errors and other class instances are left as they are. */
export function redact(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return depth < MAX_DEPTH ? value.map((item) => redact(item, depth + 1)) : '[deep]';
  if (!isPlainObject(value)) return value;
  if (depth >= MAX_DEPTH) return '[deep]';
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    SECRET_NAME.test(name) ? REDACTED : redact(item, depth + 1),
  ]);
  return Object.fromEntries(entries);
}

/** Removes from a finished line the signatures of trigger URLs and the credentials in URLs and headers. */
export function redactLine(line: string): string {
  return line
    .replace(/([?&]sig=)[^&"\\\s]+/gi, `$1${REDACTED}`)
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^:@/\s"\\]*:)[^@/\s"\\]+@/gi, `$1${REDACTED}@`)
    .replace(/\b(Bearer|Basic) [\w.~+/=-]{8,}/g, `$1 ${REDACTED}`);
}

function isPlainObject(value: unknown): value is { [name: string]: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
