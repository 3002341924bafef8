/** The icon of an operation on a ground in the colour of its group; by the names that the operation table uses. */

import {
  Box,
  Braces,
  CalendarClock,
  Clock,
  FileJson,
  GitFork,
  Globe,
  Group,
  Hourglass,
  ListEnd,
  ListFilter,
  ListPlus,
  type LucideIcon,
  Merge,
  Minus,
  OctagonX,
  Package,
  PackagePlus,
  Pencil,
  Plus,
  RefreshCw,
  Repeat,
  Reply,
  Split,
  Table,
  TextCursorInput,
  Variable,
  Webhook,
} from 'lucide-react';
import type { CSSProperties } from 'react';
import { cn } from '#components/ui/class-names.ts';
import type { StepFace } from './step-faces.ts';

export const ICONS: Readonly<Record<string, LucideIcon>> = {
  box: Box,
  braces: Braces,
  'calendar-clock': CalendarClock,
  clock: Clock,
  'file-json': FileJson,
  'git-fork': GitFork,
  globe: Globe,
  group: Group,
  hourglass: Hourglass,
  'list-end': ListEnd,
  'list-filter': ListFilter,
  'list-plus': ListPlus,
  merge: Merge,
  minus: Minus,
  'octagon-x': OctagonX,
  package: Package,
  'package-plus': PackagePlus,
  pencil: Pencil,
  plus: Plus,
  'refresh-cw': RefreshCw,
  repeat: Repeat,
  reply: Reply,
  split: Split,
  table: Table,
  'text-cursor-input': TextCursorInput,
  variable: Variable,
  webhook: Webhook,
};

/** Hue of each group; lightness comes from the theme. */
const HUES: Readonly<Record<StepFace['group'], number>> = {
  HTTP: 228,
  Control: 265,
  'Data operations': 165,
  Variables: 320,
  Schedule: 60,
  Other: 250,
};

/** Text and soft ground of a group, readable on light and dark. */
function groupColours(group: StepFace['group']): CSSProperties {
  const pure = `oklch(0.62 0.13 ${HUES[group]})`;
  return {
    backgroundColor: `color-mix(in oklab, ${pure} 15%, var(--card))`,
    color: `color-mix(in oklab, ${pure} 72%, var(--foreground))`,
  };
}

export type OperationIconProps = Pick<StepFace, 'icon' | 'group'> & { className?: string };

export function OperationIcon({ icon, group, className }: OperationIconProps) {
  const Icon = ICONS[icon] ?? Box;
  return (
    <span
      aria-hidden="true"
      style={groupColours(group)}
      className={cn('grid size-7 shrink-0 place-items-center rounded-md [&_svg]:size-4', className)}
    >
      <Icon />
    </span>
  );
}
