/** The icon of an operation on a ground in the colour of its group; by the names that the operation table uses. */

import {
  Box,
  Braces,
  CalendarClock,
  CircleStop,
  Clock,
  Equal,
  FileJson,
  Filter,
  FolderOpen,
  GitFork,
  Globe,
  ListPlus,
  ListTree,
  type LucideIcon,
  Merge,
  MinusCircle,
  PlusCircle,
  Repeat,
  Reply,
  RotateCw,
  Split,
  SquareFunction,
  Table,
  Timer,
  Variable,
  Webhook,
} from 'lucide-react';
import type { CSSProperties } from 'react';
import { cn } from '#components/ui/class-names.ts';
import type { StepFace } from './step-faces.ts';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  box: Box,
  braces: Braces,
  'calendar-clock': CalendarClock,
  'circle-stop': CircleStop,
  clock: Clock,
  equal: Equal,
  'file-json': FileJson,
  filter: Filter,
  'folder-open': FolderOpen,
  globe: Globe,
  'git-fork': GitFork,
  'list-plus': ListPlus,
  'list-tree': ListTree,
  merge: Merge,
  'minus-circle': MinusCircle,
  'plus-circle': PlusCircle,
  repeat: Repeat,
  reply: Reply,
  'rotate-cw': RotateCw,
  split: Split,
  'square-function': SquareFunction,
  table: Table,
  timer: Timer,
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
export function groupColours(group: StepFace['group']): CSSProperties {
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
