/** Which parts of a JSON schema are schemas, and which are names or data. */

/** Under these stand names that authors choose, each with a schema. */
const OF_NAMES = new Set([
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependencies',
  'dependentSchemas',
]);
/** Under these stands data, in which a property `id` is no identifier. */
const OF_DATA = new Set(['enum', 'const', 'default', 'examples']);

export function isKeywordOfNames(keyword: string): boolean {
  return OF_NAMES.has(keyword);
}

export function isKeywordOfData(keyword: string): boolean {
  return OF_DATA.has(keyword);
}
