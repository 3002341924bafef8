'use client';

/** All problems of the flow; a click leads to the field and the character, a fix puts one right, and undo takes it back. */

import { CircleAlert, CircleCheck, TriangleAlert, Wrench } from 'lucide-react';
import { counted } from '#components/designer/canvas/step-label.ts';
import { useCheckedProblems, useEdit } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { stepAround } from '#components/designer/go-to-place.ts';
import { useGoTo } from '#components/designer/use-go-to.ts';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { fromPointer } from '#core/definition/json-pointer.ts';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import type { Problem } from '#core/validation/problem.ts';
import { PanelHeader } from './panel-header.tsx';

export function ProblemsPanel() {
  const { problems, text, isCurrent } = useCheckedProblems();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const words = [
    errors > 0 ? counted(errors, 'error') : '',
    problems.length > errors ? counted(problems.length - errors, 'warning') : '',
  ].filter(Boolean);
  return (
    <>
      <PanelHeader>
        <h2 className="font-medium text-[13px]">Problems</h2>
        <span className="text-muted-foreground text-xs">{words.join(', ')}</span>
      </PanelHeader>
      <div className="min-h-0 flex-1 overflow-y-auto p-2">
        {text === undefined ? (
          <LookingForProblems />
        ) : problems.length === 0 ? (
          <p className="flex flex-col items-center gap-2 p-8 text-center text-muted-foreground">
            <CircleCheck className="size-6 text-status-succeeded" aria-hidden="true" />
            Nothing to put right. The flow can be published.
          </p>
        ) : (
          <ul className="space-y-0.5" aria-busy={!isCurrent}>
            {problems.map((problem) => (
              <ProblemRow
                key={`${problem.code} ${problem.pointer} ${problem.message}`}
                problem={problem}
                canFix={isCurrent}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function LookingForProblems() {
  return (
    <div role="status" aria-label="Looking for problems" className="space-y-2 p-2">
      <Skeleton className="h-8" />
      <Skeleton className="h-8" />
    </div>
  );
}

/** `Call CRM › inputs › uri`. */
function placeOf({ pointer, action }: Problem): string {
  const step = stepAround(pointer);
  const inside = fromPointer(step ? pointer.slice(step.pointer.length) : pointer);
  const name = step?.name ?? action;
  const words = [...(name === undefined ? [] : [readable(name)]), ...inside];
  return words.length === 0 ? 'The whole definition' : words.join(' › ');
}

/** A fix belongs to the text in which the problem was found: it waits while that has changed. */
function ProblemRow({ problem, canFix }: { problem: Problem; canFix: boolean }) {
  const edit = useEdit();
  const goTo = useGoTo();
  const { fix, severity, message } = problem;
  return (
    <li className="rounded-md hover:bg-accent">
      <button
        type="button"
        onClick={() => goTo(problem)}
        className="flex w-full gap-2 rounded-md p-2 text-left text-xs"
      >
        {severity === 'error' ? (
          <CircleAlert className="mt-px size-4 shrink-0 text-destructive" aria-label="Error" />
        ) : (
          <TriangleAlert className="mt-px size-4 shrink-0 text-status-waiting" aria-label="Warning" />
        )}
        <span className="min-w-0">
          <span className="block break-words">{message}</span>
          <span className="block truncate text-muted-foreground">{placeOf(problem)}</span>
        </span>
      </button>
      {fix && (
        <Button
          variant="ghost"
          size="sm"
          className="mb-1 ml-7 text-primary"
          disabled={!canFix}
          onClick={() => edit({ title: fix.title, apply: (text) => applyTextEdits(text, fix.edit) })}
        >
          <Wrench /> {fix.title}
        </Button>
      )}
    </li>
  );
}
