import { isDisabled } from '#core/definition/is-disabled.ts';
import { setAt } from '#core/definition/json-path-edits.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';
import { removeSettingAt } from './remove-setting.ts';

type SetDisabled = { names: readonly string[]; disabled: boolean };

/**
 * Switches steps off or on again: `metadata.disabled`, which only Millrace reads. A step that is off is not run, and what
 * follows runs as if it had succeeded.
 */
export function setDisabled(text: string, { names, disabled }: SetDisabled): string {
  const target = readTarget(text);
  let edited = text;
  for (const name of names) {
    const located = requireAction(target, name);
    if (isDisabled(located.action) === disabled) continue;
    const step = textPath(target, located);
    const path = [...step, 'metadata', 'disabled'];
    edited = disabled ? setAt(edited, path, true) : removeSettingAt(edited, path, step.length);
  }
  return edited;
}
