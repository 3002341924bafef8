'use client';

/** All problems of the flow; a click leads to the step, or to the place in the code. */

import { CircleAlert, CircleCheck, TriangleAlert, Wrench } from 'lucide-react';
import { counted } from '#components/designer/canvas/step-label.ts';
import { useDesignerActions, useEdit, useModel, useProblems } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { Button } from '#components/ui/button.tsx';
import { applyTextEdits } from '#core/definition/text-edit.ts';
import { findAction } from '#core/definition/walk.ts';
import type { Problem } from '#core/validation/problem.ts';
import { PanelHeader } from './panel-header.tsx';

export function ProblemsPanel() {
  const problems = useProblems();
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
        {problems.length === 0 ? (
          <p className="flex flex-col items-center gap-2 p-8 text-center text-muted-foreground">
            <CircleCheck className="size-6 text-status-succeeded" aria-hidden="true" />
            Nothing to put right. The flow can be published.
          </p>
        ) : (
          <ul className="space-y-0.5">
            {problems.map((problem) => (
              <ProblemRow key={`${problem.code} ${problem.pointer} ${problem.message}`} problem={problem} />
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function ProblemRow({ problem }: { problem: Problem }) {
  const edit = useEdit();
  const goTo = useGoToProblem();
  const { fix, severity, message, action } = problem;
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
          <span className="block truncate text-muted-foreground">
            {action === undefined ? problem.pointer || 'The whole definition' : readable(action)}
          </span>
        </span>
      </button>
      {fix && (
        <Button
          variant="ghost"
          size="sm"
          className="mb-1 ml-7 text-primary"
          onClick={() => edit({ title: fix.title, apply: (text) => applyTextEdits(text, fix.edit) })}
        >
          <Wrench /> {fix.title}
        </Button>
      )}
    </li>
  );
}

/** To the step when there is one, else to the characters. */
function useGoToProblem(): (problem: Problem) => void {
  const { definition } = useModel();
  const { select, revealRange } = useDesignerActions();
  return ({ action, range }) => {
    if (action !== undefined) {
      const isTrigger = Object.hasOwn(definition.triggers ?? {}, action);
      const found = findAction(definition, action);
      if (isTrigger || found) select({ kind: isTrigger ? 'trigger' : 'action', name: found?.name ?? action });
    } else if (range) {
      revealRange(range);
    }
  };
}
