'use client';

/** Laid over the canvas of an empty flow: how most flows begin, and the examples. Gone with the first step. */

import type { ReactNode } from 'react';
import { OperationIcon } from '#components/designer/canvas/operation-icon.tsx';
import { useShownModel } from '#components/designer/designer-context.tsx';
import { exampleIcon } from '#components/flows/example-icons.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import type { TriggerDescription } from '#core/actions/define-action.ts';
import { TRIGGERS } from '#core/actions/index.ts';
import { useExamples } from './use-examples.ts';

/** A call, a time, and an address to look at: what most flows begin with. */
const USUAL_TYPES = ['Request', 'Recurrence', 'Http'] as const;
const USUAL_TRIGGERS = USUAL_TYPES.flatMap((type) => TRIGGERS.find((trigger) => trigger.type === type) ?? []);

export function FirstSteps({ onAddTrigger }: { onAddTrigger(trigger: TriggerDescription): void }) {
  const { definition, root, isStale } = useShownModel();
  const isEmpty = [definition.triggers, definition.actions].every((steps) => Object.keys(steps ?? {}).length === 0);
  if (!isEmpty || isStale) return null;
  return (
    <section
      aria-labelledby="first-steps"
      className="absolute inset-x-0 bottom-6 z-10 mx-auto grid w-[46rem] max-w-[calc(100%-23rem)] gap-4 rounded-xl border border-border bg-card p-5 shadow-md"
    >
      <div>
        <h2 id="first-steps" className="font-semibold text-sm">
          What starts this flow?
        </h2>
        <p className="text-muted-foreground text-xs">These three start most flows; “Add a trigger” offers all.</p>
      </div>
      <ul className="grid grid-cols-3 gap-2">
        {USUAL_TRIGGERS.map((trigger) => (
          <li key={trigger.id} className="grid">
            <Beginning title={trigger.title} summary={trigger.summary} onClick={() => onAddTrigger(trigger)}>
              <OperationIcon icon={trigger.icon} group={trigger.group} />
            </Beginning>
          </li>
        ))}
      </ul>
      {root.length === 0 && <Examples />}
    </section>
  );
}

/** Taking one is an edit like any other: it can be undone. */
function Examples() {
  const { examples, take, busy } = useExamples();
  if (examples === 'unavailable') return null;
  return (
    <div className="grid gap-2">
      <h3 className="font-medium text-muted-foreground text-xs">Or look at one that works</h3>
      <ul className="grid grid-cols-3 gap-2">
        {examples === undefined
          ? USUAL_TYPES.map((type) => <Skeleton key={type} className="h-24" />)
          : examples.map((example) => {
              const Icon = exampleIcon(example.id);
              return (
                <li key={example.id} className="grid">
                  <Beginning
                    title={example.title}
                    summary={example.summary}
                    disabled={busy}
                    onClick={() => take(example.id)}
                  >
                    <Icon className="size-4 shrink-0 text-primary" aria-hidden="true" />
                  </Beginning>
                </li>
              );
            })}
      </ul>
    </div>
  );
}

type BeginningProps = { title: string; summary: string; disabled?: boolean; onClick(): void; children: ReactNode };

function Beginning({ title, summary, disabled = false, onClick, children }: BeginningProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onClick}
      title={summary}
      className="flex flex-col items-start gap-1 rounded-lg border border-border bg-background p-3 text-left transition-colors hover:border-primary hover:bg-primary-soft disabled:opacity-60"
    >
      <span className="flex items-center gap-2 font-medium text-[13px]">
        {children}
        {title}
      </span>
      <span className="line-clamp-2 text-muted-foreground text-xs leading-4">{summary}</span>
    </button>
  );
}
