/** What is shown while web is starting or away. The endpoints of flows work meanwhile. */

import type { ApiError } from '#core/api/flows.ts';
import { type Answer, jsonAnswer, RETRY_AFTER_SECONDS } from './answer.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${RETRY_AFTER_SECONDS}">
<title>Millrace is starting</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { display: grid; min-height: 90vh; place-content: center; text-align: center; padding: 1rem }
</style>
</head>
<body>
<main>
<h1>One moment</h1>
<p>The pages of Millrace are starting or being restarted.<br>This page looks again by itself.</p>
<p>Calls to your flows are accepted meanwhile.</p>
</main>
</body>
</html>
`;

/** A page for who asks for one, else the same as JSON. */
export function unavailablePage(accept: string | undefined): Answer {
  const headers = { 'retry-after': RETRY_AFTER_SECONDS, 'cache-control': 'no-store' };
  if (accept?.includes('text/html')) {
    const bytes = Buffer.from(PAGE);
    return { status: 503, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, bytes };
  }
  const error = { code: 'Unavailable', message: 'Web is starting or being restarted. Try again shortly.' };
  return jsonAnswer(503, { error } satisfies ApiError, headers);
}
