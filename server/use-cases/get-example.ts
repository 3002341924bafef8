/** An example with its definition, for a flow that is there already and still empty. */

import type { ExampleDetail } from '#core/api/flows.ts';
import { AppError } from '#server/app-error.ts';
import { findExample } from '#server/examples/index.ts';

/** Throws `NotFound`. */
export function getExample(id: string): ExampleDetail {
  const example = findExample(id);
  if (!example) throw new AppError('NotFound', `There is no example "${id}".`);
  return example;
}
