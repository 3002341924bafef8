/** Asks for a test run and hears its events, line by line, as they come. */

import { RequestError } from '#components/shell/request-json.ts';
import { apiErrorSchema } from '#core/api/flows.ts';
import { type TestRunEvent, type TestRunRequest, testRunEventSchema } from '#core/api/test-runs.ts';

type Streaming = { signal: AbortSignal; onEvent(event: TestRunEvent): void };

/** Ends with the stream. Throws `RequestError`, and an `AbortError` once the signal aborts, which also cancels the run. */
export async function streamTestRun(
  flowId: string,
  request: TestRunRequest,
  { signal, onEvent }: Streaming,
): Promise<void> {
  const body = await openStream(flowId, request, signal);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line !== '') onEvent(readEvent(line));
    if (done) return;
  }
}

async function openStream(
  flowId: string,
  request: TestRunRequest,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(`/api/flows/${encodeURIComponent(flowId)}/test-runs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new RequestError('Unreachable', 'The server cannot be reached. Check that Millrace is running.');
  }
  if (response.ok && response.body) return response.body;
  const answer = apiErrorSchema.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new RequestError('HttpError', `The server answered with status ${response.status}.`);
  const { code, message, details } = answer.data.error;
  throw new RequestError(code, message, details);
}

function readEvent(line: string): TestRunEvent {
  const event = testRunEventSchema.safeParse(JSON.parse(line));
  if (event.success) return event.data;
  throw new RequestError('UnexpectedAnswer', "The server's answer was not understood. Reload the page and try again.");
}
