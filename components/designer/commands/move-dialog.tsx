'use client';

/** Tells what a move would break, before it is done. */

import { useDesigner, useDesignerActions, useEdit } from '#components/designer/designer-context.tsx';
import { readable } from '#components/designer/editor/expression-scope.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { moveActions } from '#core/definition/edits/move-actions.ts';
import { moveTitle } from './move-title.ts';

const SHOWN = 6;

export function MoveDialog() {
  const move = useDesigner((state) => state.move);
  const { askMove } = useDesignerActions();
  const edit = useEdit();
  if (!move) return null;
  const { names, to, broken } = move;
  return (
    <ConfirmDialog
      isOpen
      title="This move breaks something"
      keep="Leave it where it is"
      confirm="Move anyway"
      onConfirm={() => edit({ title: moveTitle(names), apply: (text) => moveActions(text, names, to) })}
      onClose={() => askMove(null)}
    >
      <ul className="list-disc space-y-1 pl-4">
        {broken.slice(0, SHOWN).map(({ action, why, pointer, code }) => (
          <li key={`${code} ${pointer}`}>
            {action !== '' && <span className="font-medium text-foreground">{readable(action)}: </span>}
            {why}
          </li>
        ))}
      </ul>
      {broken.length > SHOWN && <p className="mt-1">… and {broken.length - SHOWN} more.</p>}
    </ConfirmDialog>
  );
}
