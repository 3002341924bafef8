/** A finding about a definition: what is wrong, where, and what would put it right. Plain data, so that it can travel. */

import type { TextEdit } from '#core/definition/text-edit.ts';

type Severity = 'error' | 'warning';

export type ProblemFix = { title: string; edit: TextEdit[] };

export type Problem = {
  code: string;
  /** An error keeps a flow from being published; a warning does not. */
  severity: Severity;
  message: string;
  /** JSON pointer from the root of the text. */
  pointer: string;
  /** Offsets in the text, `end` exclusive. */
  range?: { start: number; end: number };
  /** The action (or trigger) it belongs to. */
  action?: string;
  fix?: ProblemFix;
};
