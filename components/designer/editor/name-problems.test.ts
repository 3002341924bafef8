import { describe, expect, it } from 'vitest';
import { EMPTY_SCOPE } from './expression-scope.ts';
import { nameProblems } from './name-problems.ts';

const SCOPE = {
  ...EMPTY_SCOPE,
  names: { actions: ['Get_order'], containers: ['Try'], loops: ['Each'], variables: ['total'], parameters: ['base'] },
};

const messages = (text: string) => nameProblems(text, SCOPE).map(({ message }) => message);

describe('nameProblems', () => {
  it('finds nothing wrong with names of the scope, in any letter case', () => {
    const text = "@{body('get_order')}@{result('Try')}@{items('each')}@{variables('Total')}@{parameters('BASE')}";
    expect(messages(text)).toEqual([]);
  });

  it('names what is unknown, where, and what is near', () => {
    expect(nameProblems("@concat(body('Get_ordre'), 1)", SCOPE)).toEqual([
      {
        message: "No step 'Get ordre' comes before this one. Did you mean 'Get order'?",
        range: { start: 13, end: 24 },
        replacement: "'Get_order'",
      },
    ]);
    expect(messages("@variables('sum')")).toEqual(["The flow declares no variable 'sum'."]);
    expect(messages("@body('Get_order')?[items('Out')]")).toEqual(["'Out' is no loop around this step."]);
  });

  it('leaves syntax, computed names and texts outside of flows alone', () => {
    expect(messages("@body('Nowhere'")).toEqual([]);
    expect(messages("@body(concat('No', 'where'))")).toEqual([]);
    expect(nameProblems("@body('Nowhere')", EMPTY_SCOPE)).toEqual([]);
  });
});
