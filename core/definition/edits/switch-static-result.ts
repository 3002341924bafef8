import { setAt } from '#core/definition/json-path-edits.ts';
import { EditError } from './edit-error.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';
import { staticResultNamed } from './static-result-names.ts';

type SwitchStaticResult = { name: string; isOn: boolean };

/** Switches the static result of a step on or off; it is kept. Throws `EditError` when the step has none. */
export function switchStaticResult(text: string, { name, isOn }: SwitchStaticResult): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  if (staticResultNamed(target, located) === undefined) {
    throw new EditError('NotFound', `"${located.name}" has no static result to switch; give it one first.`);
  }
  const path = [...textPath(target, located), 'runtimeConfiguration', 'staticResult', 'staticResultOptions'];
  return setAt(text, path, isOn ? 'Enabled' : 'Disabled');
}
