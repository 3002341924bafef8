import { setAt } from '#core/definition/json-path-edits.ts';
import { freeName } from '#core/definition/unique-name.ts';
import type { ValueObject } from '#core/json/value.ts';
import { readTarget, requireAction, textPath } from './edit-target.ts';
import { staticResultNamed, usersOf } from './static-result-names.ts';

type SetStaticResult = {
  /** Of the step. */
  name: string;
  /** `{status, outputs?, error?, code?}` (WDL reference 11.8). */
  result: ValueObject;
};

/**
 * Gives a step the result that it has in place of its own while static results are switched on for it, and switches them
 * on when it had none. A result that other steps share is left to them.
 */
export function setStaticResult(text: string, { name, result }: SetStaticResult): string {
  const target = readTarget(text);
  const located = requireAction(target, name);
  const current = staticResultNamed(target, located);
  const isOwn = current !== undefined && usersOf(target, current).length === 1;
  const taken = new Set(Object.keys(target.definition.staticResults ?? {}).map((entry) => entry.toLowerCase()));
  // The designer of Logic Apps counts from 0.
  const entry = isOwn ? current : freeName(taken, `${located.name}0`);
  const written = setAt(text, [...target.root, 'staticResults', entry], result);
  if (isOwn) return written;
  const setting = { name: entry, staticResultOptions: 'Enabled' };
  return setAt(written, [...textPath(target, located), 'runtimeConfiguration', 'staticResult'], setting);
}
