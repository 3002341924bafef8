/** A part of the page of alerts: its name, what it is for, and what can be added to it. */

import { type ReactNode, useId } from 'react';

export type SectionProps = { title: string; words?: string; action?: ReactNode; children: ReactNode };

export function Section({ title, words, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-2.5">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div>
          <h2 id={id} className="font-medium text-base leading-6">
            {title}
          </h2>
          {words !== undefined && <p className="text-muted-foreground text-sm">{words}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
