/** The paths that the gateway answers itself. Everything else is passed on to web. */

import type { Route } from './gateway-context.ts';
import { callbackRoute } from './routes/callback.ts';
import { healthRoute, readinessRoute } from './routes/health.ts';
import { hookNotFoundRoute } from './routes/hook-not-found.ts';
import { metricsRoute } from './routes/metrics.ts';
import { runStatusRoute } from './routes/run-status.ts';
import { testRunRoute } from './routes/test-run.ts';
import { triggerRoute } from './routes/trigger.ts';

type Row = { pattern: RegExp; route: Route };

/** The first that fits counts. Named groups become the parameters of the call. */
const ROUTES: readonly Row[] = [
  { pattern: /^\/healthz$/, route: healthRoute },
  { pattern: /^\/readyz$/, route: readinessRoute },
  { pattern: /^\/metrics$/, route: metricsRoute },
  { pattern: /^\/api\/flows\/(?<flowId>[^/]+)\/test-runs$/, route: testRunRoute },
  { pattern: /^\/hooks\/callbacks\/(?<token>[^/]+)$/, route: callbackRoute },
  { pattern: /^\/hooks\/runs\/(?<runId>[^/]+)$/, route: runStatusRoute },
  { pattern: /^\/hooks\/(?<flowId>[^/]+)\/(?<triggerName>[^/]+)(?<rest>\/.*)?$/, route: triggerRoute },
  { pattern: /^\/hooks(\/|$)/, route: hookNotFoundRoute },
];

/** Decoded, except `rest`, whose segments are decoded by who takes them apart. */
export function findRoute(path: string): { route: Route; params: { [name: string]: string } } | undefined {
  for (const { pattern, route } of ROUTES) {
    const match = pattern.exec(path);
    if (match) return { route, params: paramsOf(match.groups ?? {}) };
  }
  return undefined;
}

function paramsOf(groups: { [name: string]: string | undefined }): { [name: string]: string } {
  const entries = Object.entries(groups).map(([name, text = '']) => [name, name === 'rest' ? text : decode(text)]);
  return Object.fromEntries(entries);
}

/** A name that is no valid encoding names nothing; as it stands it will not be found. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
