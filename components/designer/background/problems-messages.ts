/** What the page and the worker that looks for problems say to each other: one question, one answer, in turn. */

import type { Problem } from '#core/validation/problem.ts';
import type { ProblemsInput } from './find-problems.ts';

export type ToProblemsWorker = ProblemsInput;

export type FromProblemsWorker = Problem[];
