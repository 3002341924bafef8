/** Syntax tree → text that parses to the same tree. */

import { printJson } from '#core/json/print-json.ts';
import type { Expression, Literal } from './ast.ts';
import type { TemplatePart } from './template-string.ts';

/** The expression without `@`: `concat('a', variables('b')?['c'])`. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return printLiteral(expression.value);
    case 'call':
      return `${expression.name}(${expression.arguments.map(printExpression).join(', ')})`;
    case 'member': {
      const optional = expression.isOptional ? '?' : '';
      const target = printExpression(expression.target);
      const { key } = expression;
      if (expression.isDotted && key.kind === 'literal') return `${target}${optional}.${key.value}`;
      return `${target}${optional}[${printExpression(key)}]`;
    }
  }
}

function printLiteral(value: Literal['value']): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : printJson(value);
}

/** A string as it stands in a definition. Literal text that would be read as an expression is escaped. */
export function printTemplateString(parts: readonly TemplatePart[]): string {
  const [first] = parts;
  if (parts.length === 1 && first?.kind === 'literal')
    return first.text.startsWith('@') ? `@${first.text}` : first.text;
  return parts
    .map((part) => {
      if (part.kind === 'literal') return part.text.replaceAll('@{', '@@{');
      const expression = printExpression(part.expression);
      return part.form === 'whole' ? `@${expression}` : `@{${expression}}`;
    })
    .join('');
}
