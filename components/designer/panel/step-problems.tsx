/** The problems of the step, above its form. */

import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { Problem } from '#core/validation/problem.ts';

export function StepProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul
      aria-label="Problems of this step"
      className="max-h-32 shrink-0 space-y-1 overflow-y-auto border-border border-b bg-background px-3 py-2 text-xs"
    >
      {problems.map((problem) => (
        <li key={`${problem.code} ${problem.pointer} ${problem.message}`} className="flex gap-1.5">
          {problem.severity === 'error' ? (
            <CircleAlert className="mt-px size-3.5 shrink-0 text-destructive" aria-label="Error" />
          ) : (
            <TriangleAlert className="mt-px size-3.5 shrink-0 text-status-waiting" aria-label="Warning" />
          )}
          <span className="min-w-0 break-words">{problem.message}</span>
        </li>
      ))}
    </ul>
  );
}
