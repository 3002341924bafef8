/** The trigger's `inputs.relativePath`, a template such as `/orders/{id}` (WDL reference 12.1). */

import type { TriggerDefinition } from '#core/definition/types.ts';
import { setOwn } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import { AppError } from '#server/app-error.ts';

const PLACEHOLDER = /^\{(.+)\}$/;

/**
 * The values of the template's placeholders, decoded; `undefined` when the trigger has no template.
 * `path` is what follows the trigger's name in the address, still encoded. Throws `NotFound` when it does not fit.
 *
 * @example matchRelativePath({ type: 'Request', inputs: { relativePath: '/orders/{id}' } }, 'orders/47%2F11') // { id: '47/11' }
 */
export function matchRelativePath({ inputs }: TriggerDefinition, path: string): ValueObject | undefined {
  const template = typeof inputs?.relativePath === 'string' ? inputs.relativePath : '';
  const [expected, given] = [segmentsOf(template), segmentsOf(path)];
  const values: ValueObject = {};
  const fits =
    expected.length === given.length &&
    expected.every((segment, index) => matchSegment(segment, given[index] ?? '', values));
  if (!fits) throw mismatch(template);
  return template === '' ? undefined : values;
}

function segmentsOf(path: string): string[] {
  const trimmed = path.replace(/^\/+|\/+$/g, '');
  return trimmed === '' ? [] : trimmed.split('/');
}

function matchSegment(expected: string, given: string, values: ValueObject): boolean {
  const decoded = decode(given);
  if (decoded === undefined) return false;
  const name = PLACEHOLDER.exec(expected)?.[1];
  if (name === undefined) return decoded === decode(expected);
  setOwn(values, name, decoded);
  return true;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

function mismatch(template: string): AppError {
  const expected = template === '' ? 'nothing after the name of the trigger' : `'${template}'`;
  return new AppError('NotFound', `The path does not fit the trigger, which expects ${expected}.`);
}
