'use client';

/** A person's own filters by name: to show again, to keep the present one, to rename, to delete. */

import { Bookmark, ChevronDown, PenLine, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { useTask } from '#components/shell/use-task.ts';
import { Button } from '#components/ui/button.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { Link } from '#components/ui/link.tsx';
import { NameDialog } from '#components/ui/name-dialog.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import { type RunFilter, runFilterQuery } from '#core/api/run-filter.ts';
import type { SavedRunFilter } from '#core/api/saved-run-filters.ts';

import { deleteRunFilter, renameRunFilter, saveRunFilter } from './api.ts';

export type SavedFiltersMenuProps = { filter: RunFilter; saved: readonly SavedRunFilter[] };

type Asking = { kind: 'save' } | { kind: 'rename' | 'delete'; of: SavedRunFilter };

export function SavedFiltersMenu({ filter, saved }: SavedFiltersMenuProps) {
  const [filters, setFilters] = useState(saved);
  const [isOpen, setOpen] = useState(false);
  const [asking, setAsking] = useState<Asking>();
  const { busy, run } = useTask();
  const query = runFilterQuery(filter);

  function ask(next: Asking): void {
    setOpen(false);
    setAsking(next);
  }
  function keep(changed: SavedRunFilter, said: string): void {
    const others = filters.filter(({ id }) => id !== changed.id);
    setFilters([...others, changed].sort((a, b) => a.name.localeCompare(b.name)));
    setAsking(undefined);
    toast.success(said);
  }
  const save = (name: string) => run(async () => keep(await saveRunFilter(name, filter), `Saved as “${name}”`));
  const rename = ({ id }: SavedRunFilter, name: string) =>
    run(async () => keep(await renameRunFilter(id, name), `Renamed to “${name}”`));
  const remove = ({ id, name }: SavedRunFilter) =>
    run(async () => {
      await deleteRunFilter(id);
      setFilters(filters.filter((each) => each.id !== id));
      toast.success(`Deleted “${name}”`);
    });

  return (
    <>
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button variant="secondary">
            <Bookmark aria-hidden="true" />
            Saved filters
            <ChevronDown className="text-muted-foreground" aria-hidden="true" />
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" className="w-80 p-1" aria-label="Saved filters">
          <FilterList filters={filters} query={query} onShown={() => setOpen(false)} onAsk={ask} />
          <div className="-mx-1 mt-1 border-border border-t px-1 pt-1">
            <Button
              variant="ghost"
              className="w-full justify-start px-2"
              disabled={query === ''}
              onClick={() => ask({ kind: 'save' })}
            >
              Save this filter…
            </Button>
          </div>
        </PopoverContent>
      </Popover>
      {asking?.kind === 'save' && (
        <NameDialog title="Save filter" deed="Save" busy={busy} onName={save} onClose={() => setAsking(undefined)} />
      )}
      {asking?.kind === 'rename' && (
        <NameDialog
          title="Rename filter"
          deed="Rename"
          name={asking.of.name}
          busy={busy}
          onName={(name) => rename(asking.of, name)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking?.kind === 'delete' && (
        <ConfirmDialog
          isOpen
          title={`Delete the filter “${asking.of.name}”?`}
          confirm="Delete"
          onConfirm={() => remove(asking.of)}
          onClose={() => setAsking(undefined)}
        >
          Links to what it shows go on working.
        </ConfirmDialog>
      )}
    </>
  );
}

type FilterListProps = {
  filters: readonly SavedRunFilter[];
  /** Of what is shown now. */
  query: string;
  onShown(): void;
  onAsk(asking: Asking): void;
};

function FilterList({ filters, query, onShown, onAsk }: FilterListProps) {
  if (filters.length === 0) {
    return (
      <p className="px-2 py-3 text-muted-foreground text-sm">No filter is saved yet. Yours are seen by you alone.</p>
    );
  }
  return (
    <ul className="max-h-80 overflow-y-auto">
      {filters.map((each) => (
        <li key={each.id} className="flex items-center rounded-md hover:bg-accent">
          <Link
            href={`/runs?${each.query}`}
            onClick={onShown}
            aria-current={each.query === query ? 'true' : undefined}
            className="min-w-0 flex-1 truncate rounded-md px-2 py-1.5 text-sm aria-[current]:font-medium aria-[current]:text-primary"
          >
            {each.name}
          </Link>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Rename ${each.name}`}
            onClick={() => onAsk({ kind: 'rename', of: each })}
          >
            <PenLine aria-hidden="true" />
          </Button>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Delete ${each.name}`}
            onClick={() => onAsk({ kind: 'delete', of: each })}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </li>
      ))}
    </ul>
  );
}
