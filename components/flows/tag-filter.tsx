/** Shows the flows of one tag; the choice stands in the address, so that it can be kept and sent. */

import { cn } from '#components/ui/class-names.ts';
import { Link } from '#components/ui/link.tsx';
import type { FlowSummary } from '#core/api/flows.ts';

export type TagFilterProps = { flows: readonly FlowSummary[]; chosen: string | undefined };

export function TagFilter({ flows, chosen }: TagFilterProps) {
  const tags = countTags(flows);
  if (tags.length === 0 && chosen === undefined) return null;
  const isKnown = chosen === undefined || tags.some(({ tag }) => isSame(tag, chosen));
  const shown = isKnown ? tags : [{ tag: chosen, count: 0 }, ...tags];
  return (
    <nav aria-label="Tags" className="flex flex-wrap items-center gap-1.5">
      <TagLink href="/" isChosen={chosen === undefined}>
        All
      </TagLink>
      {shown.map(({ tag, count }) => (
        <TagLink
          key={tag}
          href={`/?tag=${encodeURIComponent(tag)}`}
          isChosen={chosen !== undefined && isSame(tag, chosen)}
        >
          {tag} <span className="text-muted-foreground tabular-nums">{count}</span>
        </TagLink>
      ))}
    </nav>
  );
}

type TagLinkProps = { href: string; isChosen: boolean; children: React.ReactNode };

function TagLink({ href, isChosen, children }: TagLinkProps) {
  return (
    <Link
      href={href}
      aria-current={isChosen ? 'true' : undefined}
      className={cn(
        'rounded-full border border-border bg-card px-2.5 py-0.5 font-medium text-xs hover:bg-accent',
        isChosen && 'border-primary bg-primary-soft text-primary hover:bg-primary-soft',
      )}
    >
      {children}
    </Link>
  );
}

/** Letter case does not count. */
export function flowsWithTag(flows: FlowSummary[], tag: string | undefined): FlowSummary[] {
  return tag === undefined ? flows : flows.filter(({ tags }) => tags.some((each) => isSame(each, tag)));
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** By name, each in the spelling that is met first. */
function countTags(flows: readonly FlowSummary[]): { tag: string; count: number }[] {
  const counts = new Map<string, { tag: string; count: number }>();
  for (const tag of flows.flatMap(({ tags }) => tags)) {
    const known = counts.get(tag.toLowerCase());
    counts.set(tag.toLowerCase(), { tag: known?.tag ?? tag, count: (known?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => a.tag.localeCompare(b.tag, 'en'));
}
