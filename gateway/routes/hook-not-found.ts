/** `/hooks/…` that names neither a trigger nor a run. */

import type { Answer } from '#gateway/answer.ts';
import type { Call } from '#gateway/gateway-context.ts';
import { AppError } from '#server/app-error.ts';

export async function hookNotFoundRoute({ path }: Call): Promise<Answer> {
  const message = `'${path.slice(0, 200)}' is no endpoint of a flow; those look like /hooks/FLOW/TRIGGER?sig=….`;
  throw new AppError('NotFound', message);
}
