'use client';

/** Asks before steps go on which others depend, or which hold others. */

import { useDesigner, useDesignerActions, useDesignerStore, useEdit } from '#components/designer/designer-context.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { listed } from './listed.ts';
import { remove } from './request-removal.ts';

export function DeleteDialog() {
  const removal = useDesigner((state) => state.removal);
  const { askRemoval } = useDesignerActions();
  const store = useDesignerStore();
  const edit = useEdit();
  if (!removal) return null;
  const { subject, inside, dependents, names } = removal;
  const [holds, gives] = names.length > 1 ? ['They hold', 'What they give'] : ['It holds', 'What it gives'];
  return (
    <ConfirmDialog
      isOpen
      title={`Delete “${subject}”?`}
      keep="Keep"
      confirm="Delete"
      onConfirm={() => remove(removal, { edit, store })}
      onClose={() => askRemoval(null)}
    >
      {inside.length > 0 && `${holds} ${listed(inside)}. `}
      {dependents.length > 0 && `${gives} is used by ${listed(dependents)}. `}
      Undo brings it back.
    </ConfirmDialog>
  );
}
