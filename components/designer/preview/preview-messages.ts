/** What the page and the worker of the preview say to each other. */

import type { ValueObject } from '#core/json/value.ts';
import type { PreviewAnswer, PreviewRequest } from './preview-world.ts';

export type ToPreviewWorker =
  /** Keeps the value of this JSON text under the key. */
  | { kind: 'put'; key: string; text: string }
  | { kind: 'evaluate'; id: number; request: PreviewRequest }
  /** Asks for the JSON schema of a value that was put. */
  | { kind: 'shape'; id: number; key: string };

export type FromPreviewWorker =
  | { kind: 'evaluated'; id: number; answer: PreviewAnswer }
  | { kind: 'shaped'; id: number; shape: ValueObject };
