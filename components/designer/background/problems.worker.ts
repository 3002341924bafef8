/** The thread that validates the text, so that typing never waits for it. */

import { findProblems } from './find-problems.ts';
import type { FromProblemsWorker, ToProblemsWorker } from './problems-messages.ts';

self.onmessage = ({ data }: MessageEvent<ToProblemsWorker>) => {
  self.postMessage(findProblems(data) satisfies FromProblemsWorker);
};
