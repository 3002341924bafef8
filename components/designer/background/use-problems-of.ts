'use client';

/** The problems of a text that is being edited, found beside the page's own thread. */

import { startTransition, useEffect, useRef, useState } from 'react';
import type { Problem } from '#core/validation/problem.ts';
import type { ProblemsInput } from './find-problems.ts';
import { createProblemsClient, type FoundProblems, type ProblemsClient } from './problems-client.ts';

export type CheckedProblems = {
  problems: readonly Problem[];
  /** What they were found in; undefined while nothing has been looked at yet. */
  text: string | undefined;
  /** They are those of the present text. */
  isCurrent: boolean;
};

const NONE: readonly Problem[] = [];

/** `input` has to stay the same object for as long as it says the same. */
export function useProblemsOf(input: ProblemsInput): CheckedProblems {
  const client = useRef<ProblemsClient | null>(null);
  const [found, setFound] = useState<FoundProblems | null>(null);
  useEffect(() => {
    const started = createProblemsClient((each) => startTransition(() => setFound(each)));
    client.current = started;
    return () => started.close();
  }, []);
  useEffect(() => client.current?.check(input), [input]);
  return { problems: found?.problems ?? NONE, text: found?.input.text, isCurrent: found?.input === input };
}
