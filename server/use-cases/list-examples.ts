/** The examples a flow can start from. */

import type { ExampleSummary } from '#core/api/flows.ts';
import { EXAMPLES } from '#server/examples/index.ts';

export function listExamples(): ExampleSummary[] {
  return EXAMPLES.map(({ id, title, summary }) => ({ id, title, summary }));
}
