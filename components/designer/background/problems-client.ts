/** The page's side of the thread that validates: of the texts that come while it works, only the last one counts. */

import type { Problem } from '#core/validation/problem.ts';
import { findProblems, type ProblemsInput } from './find-problems.ts';
import type { FromProblemsWorker, ToProblemsWorker } from './problems-messages.ts';

export type FoundProblems = { input: ProblemsInput; problems: readonly Problem[] };

export type ProblemsClient = {
  /** The answer comes to `onFound`, unless another input comes before it. */
  check(input: ProblemsInput): void;
  close(): void;
};

type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

function startWorker(): Thread | null {
  if (typeof Worker === 'undefined') return null;
  return new Worker(new URL('./problems.worker.ts', import.meta.url), { type: 'module' });
}

/** Where there are no threads, or theirs cannot be loaded, the page itself does the work. */
export function createProblemsClient(
  onFound: (found: FoundProblems) => void,
  start: () => Thread | null = startWorker,
): ProblemsClient {
  const thread = start();
  let hasThread = thread !== null;
  let asked: ProblemsInput | undefined;
  let next: ProblemsInput | undefined;

  const ask = (input: ProblemsInput) => {
    asked = input;
    thread?.postMessage(input satisfies ToProblemsWorker);
  };
  const findHere = (input: ProblemsInput) => onFound({ input, problems: findProblems(input) });
  if (thread) {
    thread.onmessage = ({ data: problems }: MessageEvent<FromProblemsWorker>) => {
      const [input, waiting] = [asked, next];
      asked = undefined;
      next = undefined;
      if (waiting) ask(waiting);
      else if (input) onFound({ input, problems });
    };
    thread.onerror = () => {
      thread.terminate();
      hasThread = false;
      const input = next ?? asked;
      if (input) findHere(input);
    };
  }
  return {
    check(input) {
      if (!hasThread) findHere(input);
      else if (asked) next = input;
      else ask(input);
    },
    close: () => thread?.terminate(),
  };
}
