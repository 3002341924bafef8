import { readTarget, requireAction, textPath } from './edit-target.ts';
import { removeSettingAt } from './remove-setting.ts';
import { staticResultNamed, usersOf } from './static-result-names.ts';

type RemoveStaticResult = { name: string };

/** Takes the static result from a step, and out of the definition when no other step uses it. */
export function removeStaticResult(text: string, { name }: RemoveStaticResult): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  const step = textPath(target, located);
  const without = removeSettingAt(text, [...step, 'runtimeConfiguration', 'staticResult'], step.length);
  const entry = staticResultNamed(target, located);
  if (entry === undefined || usersOf(target, entry).length > 1) return without;
  return removeSettingAt(without, [...target.root, 'staticResults', entry], target.root.length);
}
