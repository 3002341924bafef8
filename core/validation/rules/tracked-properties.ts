import type { Rule } from '#core/validation/rule.ts';
import { ownerName } from '#core/validation/templates.ts';

/** Tracked properties speak of the own step, the trigger and parameters only (WDL reference 11.7). */
export const trackedProperties: Rule = ({ references, report }) => {
  for (const { reference, template, place } of references) {
    if (template.field !== 'trackedProperties') continue;
    const { kind, name } = reference;
    const isOwn = kind === 'action' && name?.toLowerCase() === ownerName(template).toLowerCase();
    if (kind === 'trigger' || kind === 'parameter' || isOwn) continue;
    const what = `${reference.function}(${name === undefined ? '' : `'${name}'`})`;
    const message = `Logic Apps allows only the own step, the trigger and parameters in tracked properties, not ${what}.`;
    report({ code: 'TrackedPropertyReference', severity: 'warning', message, ...place });
  }
};
