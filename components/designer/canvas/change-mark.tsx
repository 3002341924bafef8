/** Whether a step was added, removed or changed, on its card. */

import { cn } from '#components/ui/class-names.ts';
import type { ChangeKind } from '#core/definition/compare-definitions.ts';
import { CHANGE_LOOKS } from './change-looks.ts';

export function ChangeMark({ change }: { change: ChangeKind }) {
  const { icon: Icon, text, soft } = CHANGE_LOOKS[change];
  return (
    <span className={cn('grid size-5 shrink-0 place-items-center rounded-full', text, soft)}>
      <Icon className="size-3.5" aria-hidden="true" />
    </span>
  );
}
