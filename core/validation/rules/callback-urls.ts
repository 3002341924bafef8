import { callsIn } from '#core/validation/calls-in.ts';
import type { Rule } from '#core/validation/rule.ts';
import { ownerName, type TemplateString } from '#core/validation/templates.ts';

/** The types that are called back: only their inputs have an address to give away (WDL reference 10). */
const CALLED_BACK = ['httpwebhook', 'apiconnectionwebhook', 'openapiconnectionwebhook', 'apiconnectionnotification'];

export const callbackUrls: Rule = ({ definition, templates, text, report }) => {
  const typeOfOwner = ({ owner }: TemplateString): string => {
    if (owner.kind === 'action') return owner.located.action.type;
    return owner.kind === 'trigger' ? (definition.triggers?.[owner.name]?.type ?? '') : '';
  };
  for (const template of templates) {
    if (template.field === 'inputs' && CALLED_BACK.includes(typeOfOwner(template).toLowerCase())) continue;
    for (const { name, range } of callsIn(text, template)) {
      if (name.toLowerCase() !== 'listcallbackurl') continue;
      const message = 'listCallbackUrl() gives an address only in the inputs of a webhook step.';
      report({
        code: 'CallbackUrlOutsideWebhook',
        message,
        path: template.path,
        range,
        action: ownerName(template),
      });
    }
  }
};
