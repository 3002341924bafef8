/** Deletes what is chosen, after a question when other steps depend on it or it holds others. */

import { toast } from 'sonner';
import type { Removal } from '#components/designer/store.ts';
import { deleteActions } from '#core/definition/edits/delete-actions.ts';
import { removeValue } from '#core/definition/edits/remove-value.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { CommandTarget, CommandWorld } from './command.ts';
import { lossOf } from './loss-of.ts';
import { subject } from './subject.ts';

type World = Pick<CommandWorld, 'edit' | 'store'>;

export function requestRemoval(target: CommandTarget, world: World): void {
  const names = target.actions.map(({ name }) => name);
  const what = { subject: subject(target), names, trigger: target.trigger };
  const loss = lossOf(target.definition, names);
  if (loss.dependents.length === 0 && loss.inside.length === 0) remove(what, world);
  else world.store.getState().actions.askRemoval({ ...what, ...loss });
}

export function remove(
  { subject: what, names, trigger }: Omit<Removal, 'inside' | 'dependents'>,
  { edit, store }: World,
): void {
  const apply = (text: string) => {
    if (trigger === undefined) return deleteActions(text, names);
    return removeValue(text, { pointer: toPointer([...parseDefinition(text).root, 'triggers', trigger]) });
  };
  if (!edit({ title: `Delete ${what}`, apply })) return;
  const { actions } = store.getState();
  actions.select(null);
  toast(`${what} deleted`, { action: { label: 'Undo', onClick: actions.undo } });
}
