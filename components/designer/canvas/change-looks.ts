/** How a step that differs between two definitions is shown: one word, one icon, one colour. */

import { type LucideIcon, Minus, PencilLine, Plus } from 'lucide-react';
import type { ChangeKind } from '#core/definition/compare-definitions.ts';

export type ChangeLook = {
  word: string;
  icon: LucideIcon;
  text: string;
  /** Classes for the soft ground below that text. */
  soft: string;
  /** Classes for a card or frame. */
  card: string;
};

export const CHANGE_LOOKS: Readonly<Record<ChangeKind, ChangeLook>> = {
  added: {
    word: 'Added',
    icon: Plus,
    text: 'text-status-succeeded',
    soft: 'bg-status-succeeded-soft',
    card: 'border-status-succeeded ring-1 ring-status-succeeded/50',
  },
  removed: {
    word: 'Removed',
    icon: Minus,
    text: 'text-status-failed',
    soft: 'bg-status-failed-soft',
    card: 'border-status-failed border-dashed ring-1 ring-status-failed/40 line-through decoration-status-failed/60',
  },
  changed: {
    word: 'Changed',
    icon: PencilLine,
    text: 'text-status-waiting',
    soft: 'bg-status-waiting-soft',
    card: 'border-status-waiting ring-1 ring-status-waiting/50',
  },
};
