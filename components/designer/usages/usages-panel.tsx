'use client';

/** Where a parameter, a variable or a step is used, below the canvas; a click leads there. */

import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useDesigner } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { type Named, useTools } from '#components/designer/tool-context.tsx';
import { useGoTo } from '#components/designer/use-go-to.ts';
import { Button } from '#components/ui/button.tsx';
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '#components/ui/select.tsx';
import { type NamedThing, namedThings, type UsageLine, usageLines } from './named-things.ts';

export function UsagesPanel() {
  const text = useDesigner((state) => state.text);
  const { named, openTool } = useTools();
  const things = useMemo(() => namedThings(text), [text]);
  const shown = named ?? things[0];
  const lines = useMemo(() => (shown ? usageLines(text, shown) : []), [text, shown]);
  return (
    <section aria-label="Usages" className="flex h-56 shrink-0 flex-col border-border border-t bg-card">
      <header className="flex h-10 shrink-0 items-center gap-3 border-border border-b pr-2 pl-3">
        <h2 className="font-medium text-[13px]">Usages of</h2>
        {shown && <ThingSelect things={things} shown={shown} />}
        <Button
          variant="ghost"
          size="icon-sm"
          className="ml-auto"
          aria-label="Close the usages"
          onClick={() => openTool(null)}
        >
          <X />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto p-1.5">
        {lines.length === 0 ? (
          <p className="p-4 text-center text-muted-foreground text-xs">
            {shown ? `${shown.name} is named nowhere.` : 'Nothing in this flow has a name yet.'}
          </p>
        ) : (
          <ul>
            {lines.map((line) => (
              <UsageRow key={line.range.start} line={line} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

const KIND_WORDS: Readonly<Record<NamedThing['kind'], string>> = {
  parameter: 'parameter',
  variable: 'variable',
  step: 'step',
  trigger: 'trigger',
};

function ThingSelect({ things, shown }: { things: readonly NamedThing[]; shown: Named }) {
  const { findUsages } = useTools();
  const keyOf = ({ kind, name }: Named) => `${kind} ${name.toLowerCase()}`;
  const isListed = things.some((thing) => keyOf(thing) === keyOf(shown));
  return (
    <Select
      value={isListed ? keyOf(shown) : ''}
      onValueChange={(key) => {
        const thing = things.find((each) => keyOf(each) === key);
        if (thing) findUsages({ kind: thing.kind, name: thing.name });
      }}
    >
      <SelectTrigger aria-label="Usages of" className="h-7 w-80 text-xs">
        <SelectValue placeholder={shown.name} />
      </SelectTrigger>
      <SelectContent>
        {things.map((thing) => (
          <SelectItem key={keyOf(thing)} value={keyOf(thing)}>
            {readable(thing.name)} ({KIND_WORDS[thing.kind]}, {thing.uses})
          </SelectItem>
        ))}
      </SelectContent>
    </Select>
  );
}

const AS_WORDS: Readonly<Record<UsageLine['as'], string>> = {
  declaration: 'declared',
  runAfter: 'runs after it',
  expression: 'read',
  change: 'changed',
  code: 'in code',
  dependency: 'needed by code',
  note: 'note',
};

function UsageRow({ line }: { line: UsageLine }) {
  const goTo = useGoTo();
  return (
    <li>
      <button
        type="button"
        onClick={() => goTo({ pointer: line.pointer, range: line.range })}
        className="flex w-full items-baseline gap-3 rounded-md px-2 py-1 text-left text-xs hover:bg-accent"
      >
        <span className="w-24 shrink-0 text-muted-foreground">{AS_WORDS[line.as]}</span>
        <span className="w-40 shrink-0 truncate font-medium">{readable(line.step ?? 'Definition')}</span>
        <code className="min-w-0 truncate font-mono text-[11px] text-muted-foreground">
          {line.before}
          <mark className="rounded-sm bg-primary-soft px-0.5 text-primary">{line.named}</mark>
          {line.after}
        </code>
      </button>
    </li>
  );
}
