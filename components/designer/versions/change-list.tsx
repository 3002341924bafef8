/** What differs between two definitions, in words; a step leads to its place on the canvas. */

import { CHANGE_LOOKS } from '#components/designer/canvas/change-looks.ts';
import { ChangeMark } from '#components/designer/canvas/change-mark.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import type { Selection } from '#components/designer/store.ts';
import { cn } from '#components/ui/class-names.ts';
import type { DefinitionChanges, PartChange, StepChange } from '#core/definition/compare-definitions.ts';

export type ChangeListProps = {
  changes: DefinitionChanges;
  selected: Selection | null;
  onSelect(selection: Selection): void;
};

export function ChangeList({ changes: { steps, parts }, selected, onSelect }: ChangeListProps) {
  if (steps.length + parts.length === 0) {
    return <p className="p-4 text-center text-muted-foreground text-xs">Nothing differs but the layout of the text.</p>;
  }
  return (
    <ul aria-label="Changes" className="space-y-0.5 p-2">
      {steps.map((change) => (
        <li key={`${change.step} ${change.name}`}>
          <button
            type="button"
            aria-pressed={selected?.kind === change.step && selected.name === change.name}
            onClick={() => onSelect({ kind: change.step, name: change.name })}
            className={cn(
              'flex w-full items-start gap-2 rounded-md p-1.5 text-left text-xs hover:bg-accent',
              'aria-pressed:bg-primary-soft',
            )}
          >
            <ChangeMark change={change.kind} />
            <Words title={readable(change.name)} detail={stepDetail(change)} />
          </button>
        </li>
      ))}
      {parts.map((change) => (
        <li key={`${change.section} ${change.name}`} className="flex items-start gap-2 p-1.5 text-xs">
          <ChangeMark change={change.kind} />
          <Words title={change.name} detail={partDetail(change)} />
        </li>
      ))}
    </ul>
  );
}

function Words({ title, detail }: { title: string; detail: string }) {
  return (
    <span className="min-w-0">
      <span className="block break-words font-medium leading-5">{title}</span>
      <span className="block break-words text-muted-foreground">{detail}</span>
    </span>
  );
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  place: 'moved to another place',
  runAfter: 'runs after other steps',
  runtimeConfiguration: 'settings',
  operationOptions: 'options',
  trackedProperties: 'tracked properties',
};

function stepDetail({ kind, step, fields }: StepChange): string {
  if (kind !== 'changed') return `${CHANGE_LOOKS[kind].word} ${step}`;
  return fields.map((field) => FIELD_WORDS[field] ?? field).join(', ');
}

const SECTION_WORDS: Readonly<Record<string, string>> = {
  parameters: 'parameter',
  outputs: 'output',
  staticResults: 'static result',
  '': 'property of the definition',
};

function partDetail({ kind, section }: PartChange): string {
  return `${CHANGE_LOOKS[kind].word} ${SECTION_WORDS[section] ?? section}`;
}
