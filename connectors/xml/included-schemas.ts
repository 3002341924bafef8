/** The schemas that a schema includes or imports, from the artifacts. */

import type { CallContext } from '#connectors/define-runner.ts';

const MAX_INCLUDED = 100;
const LOCATION = /\bschemaLocation\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** By their locations; an artifact has the name of the location, or of its last part. */
export async function includedSchemas(
  schema: string,
  { readArtifact }: CallContext,
): Promise<{ [location: string]: string }> {
  const found: { [location: string]: string } = {};
  const waiting = [schema];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, double, single] of text.matchAll(LOCATION)) {
      const location = double ?? single ?? '';
      if (Object.hasOwn(found, location) || Object.keys(found).length >= MAX_INCLUDED) continue;
      const name = location.split('/').at(-1) ?? location;
      const included = (await readArtifact?.('Schema', location)) ?? (await readArtifact?.('Schema', name));
      if (included === undefined) continue;
      found[location] = included;
      waiting.push(included);
    }
  }
  return found;
}
