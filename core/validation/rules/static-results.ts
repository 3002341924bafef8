import { findPropertyName } from '#core/json/get-property.ts';
import { isObject } from '#core/json/objects.ts';
import type { Rule } from '#core/validation/rule.ts';

/** An action with a static result names an entry that exists (WDL reference 11.8). */
export const staticResults: Rule = ({ actions, definition, report }) => {
  for (const { name, path, action } of actions) {
    const setting = action.runtimeConfiguration?.staticResult;
    const entry = isObject(setting) ? setting.name : undefined;
    if (typeof entry !== 'string' || findPropertyName(definition.staticResults ?? {}, entry) !== undefined) continue;
    const message = `"staticResults" has no entry "${entry}".`;
    const at = [...path, 'runtimeConfiguration', 'staticResult', 'name'];
    report({ code: 'UnknownStaticResult', message, path: at, action: name });
  }
};
