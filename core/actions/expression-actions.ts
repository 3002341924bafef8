/** The Expression actions, one entry of the picker for each kind: dates, texts and numbers without writing an expression (WDL reference 6). */

import { z } from 'zod';
import { EXPRESSION_KINDS, type ExpressionKind } from './action-types.ts';
import { defineAction, type OperationDescription } from './define-action.ts';
import type { FormField } from './form-field.ts';
import { given, oneOf, required, wholeNumber } from './input-schemas.ts';
import { bodyOf } from './output-schemas.ts';

const UNITS = ['Second', 'Minute', 'Hour', 'Day', 'Week', 'Month', 'Year'];

type Field = { field: FormField; schema: z.ZodType };

function field(name: string, schema: z.ZodType, look: Omit<FormField, 'path'>): Field {
  return { field: { path: ['inputs', name], ...look }, schema };
}

const BASE_TIME = field('baseTime', required('The base time'), {
  label: 'Base time',
  control: 'text',
  required: true,
  placeholder: '2030-01-31T08:00:00Z',
});
const INTERVAL = field('interval', wholeNumber('The interval'), {
  label: 'Interval',
  control: 'number',
  required: true,
});
const TIME_UNIT = field('timeUnit', oneOf('The time unit', UNITS), {
  label: 'Time unit',
  control: 'choice',
  required: true,
  choices: UNITS.map((unit) => ({ value: unit, label: unit })),
});
const TEXT = field('text', given('The text'), { label: 'Text', control: 'text', required: true });

function zone(name: string, label: string): Field {
  const help = 'A name of Windows or of the IANA table, for example Europe/Berlin.';
  return field(name, required(`The ${label.toLowerCase()}`), { label, control: 'text', required: true, help });
}

type Row = Pick<OperationDescription, 'title' | 'icon' | 'summary' | 'docs'> & {
  kind: ExpressionKind;
  fields: Field[];
  /** The inputs of a new step. */
  initial: { [name: string]: string | number };
  returns: 'string' | 'integer';
};

function row({ kind, fields, initial, returns, ...words }: Row): OperationDescription {
  const shape = Object.fromEntries(fields.map(({ field: { path }, schema }) => [path[1] ?? '', schema]));
  return defineAction({
    ...words,
    id: kind,
    type: 'Expression',
    group: 'Data operations',
    inputsSchema: fields.length === 0 ? z.unknown() : z.looseObject(shape),
    form: fields.map((one) => one.field),
    settings: ['secureInputs', 'secureOutputs', 'trackedProperties'],
    outputs: bodyOf({ type: returns, title: 'Result' }),
    create: () => ({ type: 'Expression', kind, inputs: { ...initial }, runAfter: {} }),
  });
}

const MONTH_ENDS = 'A month that is too short gives its last day.';

const ROWS = {
  CurrentTime: row({
    kind: 'CurrentTime',
    title: 'Current time',
    icon: 'clock',
    summary: 'The time now, in UTC.',
    docs: "Read it with `body('Current_time')`.",
    fields: [],
    initial: {},
    returns: 'string',
  }),
  ConvertTimeZone: row({
    kind: 'ConvertTimeZone',
    title: 'Convert time zone',
    icon: 'clock',
    summary: 'A time of one time zone as the clocks of another show it.',
    docs: 'The result has no offset; its format is ISO 8601 unless one is given.',
    fields: [
      BASE_TIME,
      zone('sourceTimeZone', 'Source time zone'),
      zone('destinationTimeZone', 'Destination time zone'),
      field('formatString', z.unknown().optional(), {
        label: 'Format',
        control: 'text',
        placeholder: 'yyyy-MM-ddTHH:mm:ss',
        help: 'A format string of .NET such as g, D or yyyy-MM-dd.',
      }),
    ],
    initial: { baseTime: '', sourceTimeZone: 'UTC', destinationTimeZone: '' },
    returns: 'string',
  }),
  AddToTime: row({
    kind: 'AddToTime',
    title: 'Add to time',
    icon: 'calendar-clock',
    summary: 'The time a number of units later.',
    docs: MONTH_ENDS,
    fields: [BASE_TIME, INTERVAL, TIME_UNIT],
    initial: { baseTime: '', interval: 1, timeUnit: 'Day' },
    returns: 'string',
  }),
  SubtractFromTime: row({
    kind: 'SubtractFromTime',
    title: 'Subtract from time',
    icon: 'calendar-clock',
    summary: 'The time a number of units earlier.',
    docs: MONTH_ENDS,
    fields: [BASE_TIME, INTERVAL, TIME_UNIT],
    initial: { baseTime: '', interval: 1, timeUnit: 'Day' },
    returns: 'string',
  }),
  GetFutureTime: row({
    kind: 'GetFutureTime',
    title: 'Get future time',
    icon: 'calendar-clock',
    summary: 'The time a number of units from now.',
    docs: MONTH_ENDS,
    fields: [INTERVAL, TIME_UNIT],
    initial: { interval: 1, timeUnit: 'Day' },
    returns: 'string',
  }),
  GetPastTime: row({
    kind: 'GetPastTime',
    title: 'Get past time',
    icon: 'calendar-clock',
    summary: 'The time a number of units ago.',
    docs: MONTH_ENDS,
    fields: [INTERVAL, TIME_UNIT],
    initial: { interval: 1, timeUnit: 'Day' },
    returns: 'string',
  }),
  Substring: row({
    kind: 'Substring',
    title: 'Substring',
    icon: 'text-cursor-input',
    summary: 'A part of a text.',
    docs: 'Fails when the text is too short for the start and the length.',
    fields: [
      TEXT,
      field('start', wholeNumber('The start'), {
        label: 'Start',
        control: 'number',
        required: true,
        help: 'The first character counts as 0.',
      }),
      field('length', wholeNumber('The length').optional(), {
        label: 'Length',
        control: 'number',
        help: 'All that follows when left empty.',
      }),
    ],
    initial: { text: '', start: 0 },
    returns: 'string',
  }),
  IndexOf: row({
    kind: 'IndexOf',
    title: 'Find text position',
    icon: 'text-cursor-input',
    summary: 'Where a text occurs first in another.',
    docs: 'Counted from 0, without regard to letter case; -1 when it does not occur.',
    fields: [
      TEXT,
      field('searchText', given('The text to look for'), { label: 'Search text', control: 'text', required: true }),
    ],
    initial: { text: '', searchText: '' },
    returns: 'integer',
  }),
  FormatNumber: row({
    kind: 'FormatNumber',
    title: 'Format number',
    icon: 'pencil',
    summary: 'A number as text in a format.',
    docs: 'Formats are those of .NET: N2, C2, P1, 0.00, #,##0.00.',
    fields: [
      field('number', required('The number'), { label: 'Number', control: 'value', required: true }),
      field('format', required('The format'), {
        label: 'Format',
        control: 'text',
        required: true,
        placeholder: '#,##0.00',
      }),
      field('locale', z.unknown().optional(), { label: 'Locale', control: 'text', placeholder: 'en-US' }),
    ],
    initial: { number: '', format: '#,##0.00' },
    returns: 'string',
  }),
} satisfies Record<ExpressionKind, OperationDescription>;

/** In the order of the picker. */
export const expressionActions: readonly OperationDescription[] = EXPRESSION_KINDS.map((kind) => ROWS[kind]);

/** The row of a kind, in any letter case; undefined for one that is not known. */
export function expressionAction(kind: string): OperationDescription | undefined {
  return expressionActions.find(({ id }) => id.toLowerCase() === kind.toLowerCase());
}
