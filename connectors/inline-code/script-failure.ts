/** What a script threw → why the action failed: a code, the message and the line of the user's own code. */

import type { FlowFailure } from '#core/runs/record.ts';

type Thrown = { name?: unknown; message?: unknown; stack?: unknown };

export function scriptFailure(thrown: unknown): FlowFailure {
  if (typeof thrown !== 'object' || thrown === null) {
    return { code: 'JavaScriptError', message: `The code threw ${JSON.stringify(thrown) ?? String(thrown)}.` };
  }
  const { name, message, stack }: Thrown = thrown;
  const kind = typeof name === 'string' ? name : 'Error';
  const text = typeof message === 'string' ? message : (JSON.stringify(thrown) ?? '');
  if (kind === 'InternalError' && text === 'out of memory') return outOfMemory();
  const line = typeof stack === 'string' ? /script\.js:(\d+)/.exec(stack)?.[1] : undefined;
  const place = line === undefined ? '' : ` (line ${line})`;
  return kind === 'SyntaxError' && isFirstLook(stack)
    ? { code: 'JavaScriptSyntaxError', message: `The code cannot be read: ${text}${place}.` }
    : { code: 'JavaScriptError', message: `The code threw ${kind}: ${text}${place}.` };
}

export function outOfMemory(): FlowFailure {
  return { code: 'JavaScriptOutOfMemory', message: 'The code used more memory than a script may have.' };
}

/** The code itself could not be read; one that throws a SyntaxError while it runs has a function in its stack. */
function isFirstLook(stack: unknown): boolean {
  return typeof stack === 'string' && !stack.includes('(script.js');
}
