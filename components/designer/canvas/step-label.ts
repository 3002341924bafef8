/** What a screen reader says of a step: "Update CRM, HTTP, succeeded, 2 errors". */

import { readable } from '#components/designer/editor/expression-scope.ts';
import { STATUS_LOOKS } from '#components/ui/status-looks.ts';
import type { ChangeKind } from '#core/definition/compare-definitions.ts';
import type { StepOverlay } from './canvas-context.tsx';
import type { StepFace } from './step-faces.ts';

export type StepLabel = {
  name: string;
  face: StepFace;
  problems: { errors: number; warnings: number };
  overlay: StepOverlay | undefined;
  change?: ChangeKind | undefined;
};

export function stepLabel({ name, face, problems, overlay, change }: StepLabel): string {
  const parts = [readable(name), face.operation];
  if (face.isOff) parts.push('switched off');
  if (change) parts.push(change);
  if (overlay) {
    parts.push(STATUS_LOOKS[overlay.status].word.toLowerCase());
    if (overlay.isReused) parts.push('taken over');
    if (overlay.tries > 1) parts.push(`${overlay.tries} tries`);
    if (overlay.duration) parts.push(overlay.duration);
  }
  if (problems.errors > 0) parts.push(counted(problems.errors, 'error'));
  if (problems.warnings > 0) parts.push(counted(problems.warnings, 'warning'));
  return parts.join(', ');
}

/** `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
