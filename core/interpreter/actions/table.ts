/** Table: writes an array as CSV or as an HTML table (WDL reference 6). */

import { ActionError } from '#core/interpreter/action-error.ts';
import { evaluate, textOf } from '#core/interpreter/evaluate.ts';
import { fieldOf } from '#core/interpreter/input-fields.ts';
import { forEachItem } from '#core/interpreter/list-items.ts';
import { type ActionRunner, type Step, succeeded } from '#core/interpreter/step.ts';
import { csvTable, htmlTable } from '#core/interpreter/table-text.ts';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value } from '#core/json/value.ts';

type Column = { header: string; cell: (item: Value) => Promise<Value> };

const FORMATS = { csv: csvTable, html: htmlTable };

export const table: ActionRunner = async (step) => {
  const template = step.action.inputs ?? null;
  const from = await evaluate(fieldOf(template, 'from') ?? null, { ...step, field: 'inputs/from' });
  const format = await evaluate(fieldOf(template, 'format') ?? null, { ...step, field: 'inputs/format' });
  const write = FORMATS[formatName(format)];
  const given = fieldOf(template, 'columns') ?? null;
  let columns = given === null ? undefined : await columnsGiven(step, given);
  const rows: string[][] = [];
  const work = async (item: Value) => {
    columns ??= columnsOf(item);
    const row: string[] = [];
    for (const column of columns) row.push(await textOf(await column.cell(item), { ...step, field: 'inputs/from' }));
    rows.push(row);
  };
  await forEachItem(from, { run: step.run, field: 'from', work });
  const headers = (columns ?? []).map((column) => column.header);
  const inputs = { from, format, ...(given === null ? {} : { columns: given }) };
  return succeeded('OK', { inputs, outputs: { body: write(headers, rows) } });
};

function formatName(format: Value): keyof typeof FORMATS {
  const name = typeof format === 'string' ? format.toLowerCase() : '';
  if (name === 'csv' || name === 'html') return name;
  throw new ActionError('InvalidTemplate', "'format' of a Table has to be CSV or HTML.");
}

/** `item()` in a value is the row; the header is the same for all. */
async function columnsGiven(step: Step, given: Value): Promise<Column[]> {
  if (!Array.isArray(given)) throw new ActionError('InvalidTemplate', "'columns' of a Table has to be an array.");
  const columns: Column[] = [];
  for (const [index, column] of given.entries()) {
    const field = `inputs/columns/${index}`;
    const header = await textOf(
      await evaluate(fieldOf(column, 'header') ?? null, { ...step, field: `${field}/header` }),
      {
        ...step,
        field,
      },
    );
    const value = fieldOf(column, 'value') ?? null;
    columns.push({ header, cell: (item) => evaluate(value, { ...step, item, field: `${field}/value` }) });
  }
  return columns;
}

function columnsOf(item: Value): Column[] {
  if (!isObject(item)) {
    throw new ActionError('InvalidTemplate', "A Table needs 'columns' when the items of 'from' are not objects.");
  }
  return Object.keys(item).map((name) => ({
    header: name,
    cell: async (row) => (isObject(row) ? (getOwn(row, name) ?? null) : null),
  }));
}
