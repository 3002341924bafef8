/** How each status of a run or an action is shown: one word, one icon, one colour. Every page reads this table. */

import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
  TimerOff,
} from 'lucide-react';

import type { ActionStatus } from '#core/runs/status.ts';

export type StatusLook = {
  word: string;
  icon: LucideIcon;
  /** Classes for text and icon. */
  text: string;
  /** Classes for the soft ground below that text. */
  soft: string;
  /** Classes for a border or line. */
  border: string;
};

const cancelled = {
  text: 'text-status-cancelled',
  soft: 'bg-status-cancelled-soft',
  border: 'border-status-cancelled',
};

export const STATUS_LOOKS = {
  Waiting: {
    word: 'Waiting',
    icon: Hourglass,
    text: 'text-status-waiting',
    soft: 'bg-status-waiting-soft',
    border: 'border-status-waiting',
  },
  Running: {
    word: 'Running',
    icon: LoaderCircle,
    text: 'text-status-running',
    soft: 'bg-status-running-soft',
    border: 'border-status-running',
  },
  Succeeded: {
    word: 'Succeeded',
    icon: CircleCheck,
    text: 'text-status-succeeded',
    soft: 'bg-status-succeeded-soft',
    border: 'border-status-succeeded',
  },
  Failed: {
    word: 'Failed',
    icon: CircleX,
    text: 'text-status-failed',
    soft: 'bg-status-failed-soft',
    border: 'border-status-failed',
  },
  Skipped: {
    word: 'Skipped',
    icon: CircleDashed,
    text: 'text-status-skipped',
    soft: 'bg-status-skipped-soft',
    border: 'border-status-skipped',
  },
  TimedOut: {
    word: 'Timed out',
    icon: TimerOff,
    text: 'text-status-timed-out',
    soft: 'bg-status-timed-out-soft',
    border: 'border-status-timed-out',
  },
  Cancelled: { word: 'Cancelled', icon: Ban, ...cancelled },
  Aborted: { word: 'Aborted', icon: CircleMinus, ...cancelled },
} satisfies Record<ActionStatus, StatusLook>;
