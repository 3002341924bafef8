import { isExpression } from '#core/actions/input-schemas.ts';
import { suggestion } from '#core/expressions/near-name.ts';
import { isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { choiceFix } from '#core/validation/choices.ts';
import type { Rule, RuleContext } from '#core/validation/rule.ts';

/** Which properties each type cannot do without (WDL reference 12.5). */
const REQUIRED: { [type: string]: readonly string[] } = {
  None: [],
  Basic: ['username', 'password'],
  ClientCertificate: ['pfx'],
  ActiveDirectoryOAuth: ['tenant', 'audience', 'clientId'],
  ManagedServiceIdentity: [],
  Raw: ['value'],
};
const TYPES = Object.keys(REQUIRED);

/** The types whose calls go out by HTTP; those of connectors sign in by their connection. */
const SIGNING_IN = ['http', 'httpwebhook'];

type Owner = { inputs: Value | undefined; path: readonly string[]; action: string };

/** The sign-in of a call is of a known type and has what that type needs (WDL reference 12.5). */
export const authentications: Rule = (context) => {
  for (const { name, path, action } of context.actions) {
    if (SIGNING_IN.includes(action.type.toLowerCase())) {
      checkInputs(context, { inputs: action.inputs, path: [...path, 'inputs'], action: name });
    }
  }
  for (const [name, { type, inputs }] of Object.entries(context.definition.triggers ?? {})) {
    if (SIGNING_IN.includes(type.toLowerCase())) {
      checkInputs(context, { inputs, path: ['triggers', name, 'inputs'], action: name });
    }
  }
};

/** A webhook signs in for each of its two calls. */
function checkInputs(context: RuleContext, { inputs, path, action }: Owner): void {
  if (!isObject(inputs)) return;
  for (const call of ['subscribe', 'unsubscribe']) {
    checkCall(context, { inputs: inputs[call], path: [...path, call], action });
  }
  checkCall(context, { inputs, path, action });
}

function checkCall(context: RuleContext, { inputs, path, action }: Owner): void {
  const authentication = isObject(inputs) ? inputs.authentication : undefined;
  if (!isObject(authentication) || isExpression(authentication.type)) return;
  const at = [...path, 'authentication'];
  const given = typeof authentication.type === 'string' ? authentication.type : '';
  const type = TYPES.find((known) => known.toLowerCase() === given.toLowerCase());
  if (type === undefined) {
    context.report({
      code: 'AuthenticationType',
      message: `The type of an authentication is one of ${TYPES.join(', ')}.${suggestion(given, TYPES)}`,
      path: [...at, 'type'],
      action,
      ...choiceFix(context.node, [...at, 'type'], { given, choices: TYPES }),
    });
    return;
  }
  for (const field of missingFields(authentication, type)) {
    const message = `Authentication of the type ${type} needs "${field}".`;
    context.report({ code: 'AuthenticationIncomplete', message, path: [...at, field], action });
  }
  checkPossible(context, authentication, { type, path: at, action });
}

function missingFields(authentication: ValueObject, type: string): string[] {
  return (REQUIRED[type] ?? []).filter((field) => (authentication[field] ?? null) === null);
}

function checkPossible(
  { report }: RuleContext,
  authentication: ValueObject,
  { type, ...place }: { type: string; path: readonly string[]; action: string },
): void {
  if (type === 'ManagedServiceIdentity') {
    const message = 'There is no managed identity here, so this step fails when it runs; sign in another way.';
    report({ code: 'AuthenticationNotSupported', severity: 'warning', message, ...place });
  }
  if (type === 'ActiveDirectoryOAuth' && (authentication.secret ?? null) === null) {
    const message =
      authentication.pfx === undefined
        ? 'Authentication of the type ActiveDirectoryOAuth needs "secret".'
        : 'Signing in with a certificate (pfx) is not possible here, so this step fails when it runs; give a "secret".';
    report({ code: 'AuthenticationNotSupported', severity: 'warning', message, ...place });
  }
}
