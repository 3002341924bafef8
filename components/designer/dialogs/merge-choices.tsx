'use client';

/** What each side changed, step by step; where both changed the same thing, one of them is chosen. */

import { Check, GitMerge } from 'lucide-react';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { cn } from '#components/ui/class-names.ts';
import type { MergedUnit, Side } from '#core/definition/merge-texts.ts';

export type MergeChoicesProps = {
  units: readonly MergedUnit[];
  choices: ReadonlyMap<string, Side>;
  onChoose(key: string, side: Side): void;
};

export function MergeChoices({ units, choices, onChoose }: MergeChoicesProps) {
  return (
    <table className="w-full text-left text-xs">
      <thead className="text-muted-foreground">
        <tr className="border-border border-b">
          <th className="py-1.5 pr-3 font-medium">What</th>
          <th className="w-28 py-1.5 pr-3 font-medium">You</th>
          <th className="w-28 py-1.5 pr-3 font-medium">They</th>
          <th className="w-52 py-1.5 font-medium">Joined</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.key} className="border-border border-b last:border-0">
            <td className="py-1.5 pr-3 align-middle">
              <span className="font-medium">{readable(unit.name)}</span>{' '}
              <span className="text-muted-foreground">{KINDS[unit.kind]}</span>
            </td>
            <td className="pr-3">{unit.changedBy !== 'theirs' && 'changed it'}</td>
            <td className="pr-3">{unit.changedBy !== 'mine' && 'changed it'}</td>
            <td className="h-9">
              {unit.isConflict ? (
                <SideChoice unit={unit} side={choices.get(unit.key) ?? 'mine'} onChoose={onChoose} />
              ) : (
                <Outcome changedBy={unit.changedBy} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const KINDS: Readonly<Record<MergedUnit['kind'], string>> = { trigger: 'trigger', action: '', part: '' };

function Outcome({ changedBy }: Pick<MergedUnit, 'changedBy'>) {
  const isBoth = changedBy === 'both';
  const Icon = isBoth ? GitMerge : Check;
  const words = isBoth ? 'both changes' : changedBy === 'mine' ? 'your change' : 'their change';
  return (
    <span className="flex items-center gap-1.5 text-status-succeeded">
      <Icon className="size-3.5" aria-hidden="true" /> {words}
    </span>
  );
}

type SideChoiceProps = { unit: MergedUnit; side: Side; onChoose: MergeChoicesProps['onChoose'] };

const SIDES: readonly { side: Side; word: string }[] = [
  { side: 'mine', word: 'Yours' },
  { side: 'theirs', word: 'Theirs' },
];

function SideChoice({ unit, side, onChoose }: SideChoiceProps) {
  return (
    <fieldset className="inline-flex rounded-md border border-border bg-background p-0.5">
      <legend className="sr-only">Whose {readable(unit.name)}</legend>
      {SIDES.map(({ side: each, word }) => (
        <label
          key={each}
          className={cn(
            'cursor-pointer rounded-sm px-2.5 py-0.5 font-medium text-muted-foreground has-checked:bg-primary-soft has-checked:text-primary',
            'has-focus-visible:outline-2 has-focus-visible:outline-ring',
          )}
        >
          <input
            type="radio"
            name={unit.key}
            checked={side === each}
            onChange={() => onChoose(unit.key, each)}
            className="sr-only"
          />
          {word}
        </label>
      ))}
    </fieldset>
  );
}
