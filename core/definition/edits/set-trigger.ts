import { insertAt, setAt } from '#core/definition/json-path-edits.ts';
import { siblingNamed } from '#core/definition/siblings.ts';
import type { TriggerDefinition } from '#core/definition/types.ts';
import type { Value } from '#core/json/value.ts';
import { checkNewName, readTarget } from './edit-target.ts';
import { renameTrigger } from './rename-trigger.ts';

type SetTrigger = { name: string; trigger: TriggerDefinition };

/** Puts the trigger in place of the one there is, or adds it: a flow has one trigger (WDL reference 2). */
export function setTrigger(text: string, { name, trigger }: SetTrigger): string {
  const target = readTarget(text);
  const triggers = target.definition.triggers ?? {};
  const current = siblingNamed(triggers, name) ?? Object.keys(triggers)[0];
  const container = [...target.root, 'triggers'];
  // A trigger is JSON, only better known.
  const value = trigger as { [field: string]: Value };
  if (current === undefined) {
    checkNewName(target, name);
    return insertAt(text, container, { name, content: { value } });
  }
  return setAt(renameTrigger(text, { name: current, newName: name }), [...container, name], value);
}
