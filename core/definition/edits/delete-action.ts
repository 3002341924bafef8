import { deleteActions } from './delete-actions.ts';

type DeleteAction = { name: string };

/** Removes one step; see `deleteActions`. */
export function deleteAction(text: string, { name }: DeleteAction): string {
  return deleteActions(text, [name]);
}
