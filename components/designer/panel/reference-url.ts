/** Where the reference of the Workflow Definition Language describes a type of step. */

const PAGE = 'https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers';
const VARIABLES = 'https://learn.microsoft.com/azure/logic-apps/logic-apps-create-variables-store-values';

/** Anchors of the page that differ from the type in lower case. */
const ANCHORS: Readonly<Record<string, string>> = {
  httpwebhook: 'http-webhook',
  javascriptcode: 'run-javascript-code',
  parsejson: 'parse-json',
};

const DESCRIBED = {
  trigger: ['http', 'httpwebhook', 'recurrence', 'request'],
  action: [
    'compose',
    'foreach',
    'http',
    'httpwebhook',
    'if',
    'javascriptcode',
    'join',
    'parsejson',
    'query',
    'response',
    'scope',
    'select',
    'switch',
    'table',
    'terminate',
    'until',
    'wait',
    'workflow',
  ],
};

/** Undefined for a type that the reference has no chapter about. */
export function referenceUrl(type: string, kind: 'trigger' | 'action'): string | undefined {
  const folded = type.toLowerCase();
  if (folded.endsWith('variable')) return VARIABLES;
  if (!DESCRIBED[kind].includes(folded)) return undefined;
  return `${PAGE}#${ANCHORS[folded] ?? folded}-${kind}`;
}
