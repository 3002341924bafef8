/** How runs in this process reach the operations of connectors. It brings all of them along, so it is loaded late. */

import { runOperation } from '#connectors/run-operation.ts';
import type { CallOperation } from '#server/local-host/call-operation.ts';
import { findArtifact } from '#server/repositories/artifacts.ts';

export const callOperation: CallOperation = (operation, inputs, context) =>
  runOperation(operation, inputs, { ...context, readArtifact: findArtifact });
