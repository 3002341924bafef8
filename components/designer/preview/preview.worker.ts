/** The thread that holds the values of a run and evaluates previews, so that typing never waits for either. */

import { schemaFromSample } from '#components/designer/fields/schema-from-sample.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value } from '#core/json/value.ts';
import { evaluatePreview } from './evaluate-preview.ts';
import type { FromPreviewWorker, ToPreviewWorker } from './preview-messages.ts';
import type { PreviewAnswer, PreviewRequest } from './preview-world.ts';

/** As much of a value as its schema is made from: enough to know it, and quick for big ones. */
const LIMITS = { items: 30, properties: 100 };

const values = new Map<string, Value>();

self.onmessage = ({ data }: MessageEvent<ToPreviewWorker>) => {
  if (data.kind === 'put') values.set(data.key, parseJson(data.text));
  else if (data.kind === 'evaluate') answer({ kind: 'evaluated', id: data.id, answer: evaluate(data.request) });
  else answer({ kind: 'shaped', id: data.id, shape: schemaFromSample(values.get(data.key) ?? null, LIMITS) });
};

function answer(message: FromPreviewWorker): void {
  self.postMessage(message);
}

function evaluate(request: PreviewRequest): PreviewAnswer {
  const source = { now: Date.now(), random: Math.random, newGuid };
  try {
    return evaluatePreview(request, { values, source });
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}

/** `crypto.randomUUID` exists on secure pages only. */
function newGuid(): string {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
