/** `docs/functions.md`, from the rows that also feed checks, completion and hover help. */

import type { FunctionParam, FunctionRow } from '#core/expressions/functions/define-function.ts';
import { functionTable } from '#core/expressions/functions/index.ts';

const INTRODUCTION = `# Functions

Written by \`npm run gen\` from \`core/expressions/functions/\`. Names may be written in any letter case. A parameter with \`?\`
may be left out, one with \`…\` may be given any number of times.
`;

export function functionsDoc(): string {
  const rows = [...functionTable].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return `${[INTRODUCTION, ...rows.map(section)].join('\n')}`;
}

function section({ name, aliases = [], params, returns, summary, example }: FunctionRow): string {
  const signature = `${name}(${params.map(parameter).join(', ')})`;
  const others = aliases.length > 0 ? [`Also: ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`, ''] : [];
  const list = params.map((param) => `- \`${param.name}\` (${param.type}): ${param.summary}`);
  const result = example.result === undefined ? '' : ` → \`${example.result}\``;
  return [
    `## ${name}`,
    '',
    `\`${signature}\` → ${returns}`,
    '',
    summary,
    '',
    ...others,
    ...(list.length > 0 ? [...list, ''] : []),
    `Example: \`${example.expression}\`${result}`,
    '',
  ].join('\n');
}

function parameter({ name, optional, rest }: FunctionParam): string {
  if (rest) return `${name}…`;
  return optional ? `${name}?` : name;
}
