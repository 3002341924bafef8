/**
 * `/metrics`: figures for Prometheus. With `METRICS_TOKEN` whoever brings it as a bearer token gets them; without one only
 * programs of this machine that come directly, not through a proxy.
 */

import { createHash, timingSafeEqual } from 'node:crypto';

import type { Answer } from '#gateway/answer.ts';
import type { Call, Gateway } from '#gateway/gateway-context.ts';
import { AppError } from '#server/app-error.ts';

const LOOPBACK = /^(::1|(::ffff:)?127\.)/;

export async function metricsRoute(call: Call, { settings }: Gateway): Promise<Answer> {
  admit(call, settings.metricsToken);
  // Loaded only where somebody asks.
  const { PROMETHEUS_TYPE, prometheusText } = await import('#server/prometheus.ts');
  const headers = { 'content-type': PROMETHEUS_TYPE, 'cache-control': 'no-store' };
  return { status: 200, headers, bytes: Buffer.from(await prometheusText()) };
}

function admit({ request }: Call, token: string | undefined): void {
  const { authorization = '', ...headers } = request.headers;
  if (token !== undefined) {
    if (isSame(authorization, `Bearer ${token}`)) return;
    throw new AppError('Unauthorized', 'The figures need METRICS_TOKEN as a bearer token.');
  }
  const isDirect = LOOPBACK.test(request.socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined;
  if (isDirect) return;
  throw new AppError('Forbidden', 'The figures are for this machine only: set METRICS_TOKEN to let others have them.');
}

/** In the same time whatever is given. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
