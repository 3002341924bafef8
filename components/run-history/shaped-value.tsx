'use client';

/** A value as a table, as a list of headers or as XML, where it is such a thing. */

import { type ReactNode, useMemo } from 'react';
import { cn } from '#components/ui/class-names.ts';
import { parseJson } from '#core/json/parse-json.ts';
import type { Value } from '#core/json/value.ts';
import { headersOf, tableOf, xmlOf } from './value-shapes.ts';

export type Shape = 'JSON' | 'Table' | 'Headers' | 'XML';

/** A value that was cut is JSON no more, and only its text can be shown. */
export function shapesOf(text: string, isCut: boolean): Shape[] {
  const value = isCut ? undefined : parsed(text);
  if (value === undefined) return ['JSON'];
  const shapes: [Shape, unknown][] = [
    ['Table', tableOf(value)],
    ['XML', xmlOf(value)],
    ['Headers', headersOf(value)],
  ];
  return ['JSON', ...shapes.flatMap(([shape, found]) => (found === undefined ? [] : [shape]))];
}

function parsed(text: string): Value | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

type ShapeChoiceProps = { title: string; shapes: readonly Shape[]; shape: Shape; onChoose(shape: Shape): void };

export function ShapeChoice({ title, shapes, shape, onChoose }: ShapeChoiceProps) {
  return (
    <fieldset aria-label={`Shape of the ${title.toLowerCase()}`} className="flex rounded-md border border-border">
      {shapes.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === shape}
          onClick={() => onChoose(each)}
          className="rounded-md px-1.5 py-0.5 text-[11px] text-muted-foreground hover:text-foreground aria-pressed:bg-primary-soft aria-pressed:text-primary"
        >
          {each}
        </button>
      ))}
    </fieldset>
  );
}

type ShapedValueProps = { shape: Exclude<Shape, 'JSON'>; text: string; title: string };

export function ShapedValue({ shape, text, title }: ShapedValueProps) {
  const value = useMemo(() => parsed(text) ?? null, [text]);
  if (shape === 'XML') {
    return (
      <Scrolled label={`${title} as XML`}>
        <pre className="p-2 font-mono text-xs leading-5">{xmlOf(value)}</pre>
      </Scrolled>
    );
  }
  if (shape === 'Headers') {
    const rows = (headersOf(value) ?? []).map(([name, content]) => [name, content]);
    return <Cells label={`Headers of the ${title.toLowerCase()}`} columns={['Header', 'Value']} rows={rows} />;
  }
  const table = tableOf(value);
  return table ? (
    <>
      <Cells label={`${title} as a table`} columns={table.columns} rows={table.rows} />
      {table.rest !== '' && <p className="mt-1 text-muted-foreground text-xs">{table.rest}: the JSON has them.</p>}
    </>
  ) : null;
}

type CellsProps = { label: string; columns: readonly string[]; rows: readonly (readonly string[])[] };

function Cells({ label, columns, rows }: CellsProps) {
  return (
    <Scrolled label={label}>
      <table className="w-full text-xs">
        <thead className="sticky top-0 bg-muted text-left text-muted-foreground">
          <tr>
            {columns.map((name) => (
              <th key={name} className="whitespace-nowrap px-2 py-1 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a value that does not change
            <tr key={place} className="border-border border-t">
              {row.map((cell, column) => (
                <td
                  key={columns[column]}
                  title={cell}
                  className={cn('max-w-64 truncate px-2 py-1', /^-?[\d.]+$/.test(cell) && 'text-right tabular-nums')}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
      tabIndex={0}
      className="max-h-[26rem] overflow-auto rounded-lg border border-border bg-background"
    >
      {children}
    </section>
  );
}
