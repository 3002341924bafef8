/** The table of triggers that run here, in the order of the picker. */

import type { TriggerDescription } from '#core/actions/define-action.ts';
import { batch } from './batch.ts';
import { httpTrigger } from './http.ts';
import { httpWebhookTrigger } from './http-webhook.ts';
import { recurrence } from './recurrence.ts';
import { request } from './request.ts';
import { slidingWindow } from './sliding-window.ts';

export const TRIGGERS: readonly TriggerDescription[] = [
  request,
  recurrence,
  slidingWindow,
  httpTrigger,
  httpWebhookTrigger,
  batch,
];
