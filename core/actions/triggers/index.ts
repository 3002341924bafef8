/** The table of triggers that run here, in the order of the picker. */

import type { TriggerDescription } from '#core/actions/define-action.ts';
import { batch } from './batch.ts';
import { httpWebhookTrigger } from './http-webhook.ts';
import { recurrence } from './recurrence.ts';
import { request } from './request.ts';

export const TRIGGERS: readonly TriggerDescription[] = [request, recurrence, httpWebhookTrigger, batch];
