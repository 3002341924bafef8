/**
 * What an operation of a connector is: its name and what it takes. Pure, so that the designer, the server and the
 * worker can read it. What the operation does stands in `run.ts` beside its manifest.
 */

import type { z } from 'zod';

import type { Value } from '#core/json/value.ts';

export type OperationManifest<Inputs = unknown> = {
  /** `connector.operation`, a contract: stored runs name it. */
  id: string;
  title: string;
  /** Checks the evaluated inputs; what is not named here is ignored. */
  inputs: z.ZodType<Inputs, Value>;
};

/** Types a manifest by its schema. */
export function defineOperation<Inputs>(manifest: OperationManifest<Inputs>): OperationManifest<Inputs> {
  return manifest;
}
