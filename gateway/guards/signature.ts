/** Only who has the signed address may call a trigger (WDL reference 20). */

import { AppError } from '#server/app-error.ts';
import { isSignatureValid } from '#server/trigger-signature.ts';
import type { RequestTrigger } from '#server/use-cases/fire-trigger.ts';

/** Throws `InvalidSignature`; what would be right is not told. */
export function checkSignature({ flow, name }: RequestTrigger, query: URLSearchParams): void {
  const given = query.get('sig');
  if (given === null) {
    throw new AppError('InvalidSignature', "The address lacks its signature: the query parameter 'sig' is missing.");
  }
  const isValid =
    flow.triggerSecret !== undefined &&
    isSignatureValid({ flowId: flow.id, triggerName: name }, flow.triggerSecret, given);
  if (!isValid) {
    throw new AppError(
      'InvalidSignature',
      "The signature in the address is not valid: copy the trigger's address again, it may have been renewed.",
    );
  }
}
