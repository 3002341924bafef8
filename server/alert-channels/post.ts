/** Posts JSON to an address that an alert is told to. */

const PATIENCE_MS = 10_000;
const LONGEST_ANSWER = 500;

export type Post = { url: string; body: string; headers?: { [name: string]: string } };

/** What was answered, in short. Throws for an answer other than 2xx, and where there is none. */
export async function postJson({ url, body, headers = {} }: Post): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(`No answer: ${reasonOf(error)}`);
  });
  const answer = `${response.status} ${(await response.text()).slice(0, LONGEST_ANSWER)}`.trim();
  if (!response.ok) throw new Error(`Refused: ${answer}`);
  return answer;
}

/** `fetch` hides in `cause` what went wrong. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `it took longer than ${PATIENCE_MS / 1000} s.`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
