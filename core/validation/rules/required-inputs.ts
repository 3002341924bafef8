import type { OperationDescription, TriggerDescription } from '#core/actions/define-action.ts';
import { describeAction, describeTrigger } from '#core/actions/index.ts';
import { nodeAt } from '#core/definition/json-pointer.ts';
import type { Value } from '#core/json/value.ts';
import { choiceFix } from '#core/validation/choices.ts';
import type { Rule } from '#core/validation/rule.ts';

/** `params.choices`: what the value may be (`core/actions/input-schemas.ts`). */
type Issue = { message: string; path: PropertyKey[]; params?: Record<string, unknown> | undefined };

/** Inputs must fit the schema of the operation's row. */
export const requiredInputs: Rule = ({ actions, definition, node, report }) => {
  const fixOf = ({ params }: Issue, at: string[]) => {
    const given = nodeAt(node, at);
    const choices = Array.isArray(params?.choices) ? params.choices.map(String) : [];
    return given?.kind === 'string' ? choiceFix(node, at, { given: given.value, choices }) : {};
  };
  const check = (
    row: OperationDescription | TriggerDescription | undefined,
    inputs: Value | undefined,
    path: string[],
  ): void => {
    for (const issue of row ? issuesOf(row, inputs) : []) {
      const at = [...path, 'inputs', ...issue.path.map(String)];
      report({
        code: 'InvalidInputs',
        message: issue.message,
        path: at,
        action: path.at(-1) ?? '',
        ...fixOf(issue, at),
      });
    }
  };
  for (const { action, path } of actions) check(describeAction(action), action.inputs, path);
  for (const [name, trigger] of Object.entries(definition.triggers ?? {})) {
    check(describeTrigger(trigger), trigger.inputs, ['triggers', name]);
  }
};

/** Without any inputs, each required one is named. */
function issuesOf({ inputsSchema }: OperationDescription | TriggerDescription, inputs: Value | undefined): Issue[] {
  const result = inputsSchema.safeParse(inputs);
  if (result.success) return [];
  const { issues } = result.error;
  if (inputs !== undefined || issues.some(({ code }) => code !== 'invalid_type')) return issues;
  return inputsSchema.safeParse({}).error?.issues ?? issues;
}
