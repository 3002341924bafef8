/** Checks a document in a thread of the sandbox, by a schema among the artifacts and those that it includes. */

import { type CallContext, type CallResult, defineRunner } from '#connectors/define-runner.ts';
import { runInThread } from '#connectors/sandbox/thread-pool.ts';
import { contentText, isContent } from '#core/expressions/content.ts';
import { ExpressionError } from '#core/expressions/errors.ts';
import type { Value } from '#core/json/value.ts';

import manifest from './manifest.ts';

const MAX_TIME_MS = 30_000;
const MAX_INCLUDED = 100;
const LOCATION = /\bschemaLocation\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export default defineRunner(manifest, async ({ content, schema: name }, context) => {
  const document = textOf(content);
  if (document === undefined) return failed('BadRequest', "The 'content' has to be XML, as text or as XML content.");
  const text = await context.readArtifact?.('Schema', name);
  if (text === undefined) return failed('ArtifactNotFound', `There is no schema '${name}': add it to the artifacts.`);
  const input = { document, schema: { name, text }, included: await includedBy(text, context) };
  const limit = Math.min(context.timeout, MAX_TIME_MS);
  const outcome = await runInThread({ name: 'validation', input, limit, signal: context.signal });
  if (outcome.kind === 'done') {
    const { result } = outcome;
    return result ? failed(result.code, result.message) : { status: 'Succeeded', code: 'OK' };
  }
  if (outcome.kind === 'timedOut') return failed('XmlTimedOut', `The check did not end within ${limit / 1000} s.`);
  if (outcome.kind === 'outOfMemory') return failed('XmlOutOfMemory', 'The check used too much memory.');
  return failed('XmlValidationFailed', `The check failed: ${outcome.message}`);
});

function textOf(content: Value): string | undefined {
  if (typeof content === 'string') return content;
  try {
    return isContent(content) ? contentText(content) : undefined;
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** By their locations; an artifact has the name of the location, or of its last part. */
async function includedBy(schema: string, { readArtifact }: CallContext): Promise<{ [location: string]: string }> {
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

function failed(code: string, message: string): CallResult {
  return { status: 'Failed', code, error: { code, message } };
}
