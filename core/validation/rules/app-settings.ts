import { callsIn } from '#core/validation/calls-in.ts';
import type { Rule } from '#core/validation/rule.ts';
import { ownerName } from '#core/validation/templates.ts';

/** `appsetting()` belongs to Standard projects, whose definitions stand in `{definition, kind}` (WDL reference 1, 18). */
export const appSettings: Rule = ({ isWrapped, templates, text, report }) => {
  if (isWrapped) return;
  for (const template of templates) {
    for (const { name, range } of callsIn(text, template)) {
      if (name.toLowerCase() !== 'appsetting') continue;
      const message =
        'appsetting() works here, but Logic Apps takes it in Standard projects only; a parameter works in both.';
      const place = { path: template.path, range, action: ownerName(template) };
      report({ code: 'AppSettingOutsideStandard', severity: 'warning', message, ...place });
    }
  }
};
