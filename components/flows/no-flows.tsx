/** The list of flows before there is one: the examples, ready to start from. */

import { ArrowRight } from 'lucide-react';

import type { ExampleSummary } from '#core/api/flows.ts';

import { CreateFlowDialog } from './create-flow-dialog.tsx';
import { exampleIcon } from './example-icons.ts';

export function NoFlows({ examples }: { examples: ExampleSummary[] }) {
  return (
    <section aria-labelledby="first-flow" className="grid gap-5 rounded-xl border border-border bg-card p-6 shadow-sm">
      <div>
        <h2 id="first-flow" className="font-semibold text-base">
          Make your first flow
        </h2>
        <p className="text-muted-foreground">
          A flow waits for a call or a time, then runs its steps and keeps a full history. Each example works at once.
        </p>
      </div>
      <ul className="grid gap-3 md:grid-cols-3">
        {examples.map((example) => (
          <li key={example.id} className="grid">
            <ExampleCard example={example} examples={examples} />
          </li>
        ))}
      </ul>
      <p>
        <CreateFlowDialog examples={examples}>
          <button type="button" className="rounded-sm font-medium text-primary underline-offset-4 hover:underline">
            Or start with an empty flow
          </button>
        </CreateFlowDialog>
      </p>
    </section>
  );
}

function ExampleCard({ example, examples }: { example: ExampleSummary; examples: ExampleSummary[] }) {
  const Icon = exampleIcon(example.id);
  return (
    <CreateFlowDialog examples={examples} start={example.id}>
      <button
        type="button"
        className="group flex h-full flex-col items-start gap-2 rounded-lg border border-border bg-background p-4 text-left transition-colors hover:border-primary"
      >
        <span className="grid size-8 place-items-center rounded-md bg-primary-soft text-primary">
          <Icon className="size-4" aria-hidden="true" />
        </span>
        <span className="font-medium">{example.title}</span>
        <span className="text-muted-foreground text-xs leading-5">{example.summary}</span>
        <span className="mt-auto inline-flex items-center gap-1 pt-2 font-medium text-primary text-xs">
          Use this example
          <ArrowRight className="size-3.5 transition-transform group-hover:translate-x-0.5" aria-hidden="true" />
        </span>
      </button>
    </CreateFlowDialog>
  );
}
