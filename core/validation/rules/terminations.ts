import { isObject } from '#core/json/objects.ts';
import { removal } from '#core/validation/fixes.ts';
import { actionsOfType, enclosingLoop, type Rule } from '#core/validation/rule.ts';

/** Terminate stands outside loops; an error belongs to the status Failed only (WDL reference 5). */
export const terminations: Rule = (context) => {
  for (const located of actionsOfType(context, 'terminate')) {
    const { name, path, action } = located;
    const loop = enclosingLoop(context, located);
    if (loop) {
      const message = `Terminate cannot stand in a loop ("${loop.name}"); let the loop fail and terminate after it.`;
      context.report({ code: 'TerminateInLoop', message, path, action: name });
    }
    const { runStatus, runError } = isObject(action.inputs) ? action.inputs : {};
    if (runError === undefined || runError === null || typeof runStatus !== 'string') continue;
    if (runStatus.toLowerCase() === 'failed' || runStatus.startsWith('@')) continue;
    const message = `An error is kept with the status Failed only; with ${runStatus} it is lost.`;
    context.report({
      code: 'ErrorWithoutFailure',
      severity: 'warning',
      message,
      path: [...path, 'inputs', 'runError'],
      action: name,
      ...removal(context.node, [...path, 'inputs', 'runError'], 'Remove the error'),
    });
  }
};
