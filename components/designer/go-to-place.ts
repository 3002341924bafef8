/**
 * Leads from a place in the text to where it can be changed: the field of the step's form, with the cursor at the
 * character; where no form shows it, the code.
 */

import { EditorView } from '@codemirror/view';
import { parseDocument } from '#core/definition/json-document.ts';
import type { JsonRange } from '#core/definition/json-node.ts';
import { fromPointer, nodeAt, toPointer } from '#core/definition/json-pointer.ts';

export type TextPlace = {
  /** From the root of the text. */
  pointer: string;
  range?: JsonRange;
};

/** How long a panel that was just opened may take to show its fields. */
const PATIENCE_MS = 1_500;

/**
 * Finds the field in the open panel of the step at `stepPointer`, in whichever tab it is, and puts the cursor there.
 * Answers false when no form shows the place.
 */
export async function focusField(text: string, { pointer, range }: TextPlace, stepPointer: string): Promise<boolean> {
  const inside = pointer.startsWith(stepPointer) ? pointer.slice(stepPointer.length) : '';
  // Not that of a step which is pinned.
  const tabList = await waitFor(() => document.querySelector<HTMLElement>('aside[aria-label="Step"] [role="tablist"]'));
  const host = tabList?.closest('aside');
  if (!host || inside === '') return false;
  const tabs = [...host.querySelectorAll<HTMLElement>('[role="tab"]')];
  const shown = tabs.find((tab) => tab.getAttribute('aria-selected') === 'true');
  if (inside.startsWith('/runAfter')) return activate(tabs.find((tab) => tab.textContent === 'Run after'));
  const others = tabs.filter((tab) => tab !== shown && /^(Parameters|Settings)/.test(tab.textContent ?? ''));
  for (const tab of [shown, ...others]) {
    await activate(tab);
    const field = fieldFor(host, inside);
    if (!field) continue;
    field.scrollIntoView({ block: 'center' });
    putCursor(field, text, { pointer, ...(range && { range }) });
    return true;
  }
  await activate(shown);
  return false;
}

async function activate(tab: HTMLElement | undefined): Promise<boolean> {
  if (!tab) return false;
  if (tab.getAttribute('aria-selected') !== 'true') {
    tab.focus();
    tab.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, button: 0 }));
    await nextFrame();
  }
  return true;
}

/** Of the fields around the place the innermost: the one with the longest path. */
function fieldFor(host: HTMLElement, inside: string): HTMLElement | undefined {
  const fields = [...host.querySelectorAll<HTMLElement>('[data-field]')].filter((field) => {
    const path = field.dataset.field ?? '';
    return inside === path || inside.startsWith(`${path}/`);
  });
  return fields.reduce<HTMLElement | undefined>(
    (best, field) => ((field.dataset.field ?? '').length > (best?.dataset.field ?? '').length ? field : best),
    undefined,
  );
}

function putCursor(field: HTMLElement, text: string, place: TextPlace): void {
  const content = field.querySelector<HTMLElement>('.cm-content');
  const view = content && EditorView.findFromDOM(content);
  if (!view) {
    field.querySelector<HTMLElement>('input, textarea, select, button, [contenteditable="true"]')?.focus();
    return;
  }
  view.focus();
  const selection = rangeInString(text, place);
  const length = view.state.doc.length;
  if (!selection) return;
  const [anchor, head] = [Math.min(selection.start, length), Math.min(selection.end, length)];
  view.dispatch({ selection: { anchor, head }, scrollIntoView: true });
}

/** The range counted in the string it stands in, as the field shows it; undefined when it stands in no string. */
export function rangeInString(text: string, { pointer, range }: TextPlace): JsonRange | undefined {
  const node = nodeAt(parseDocument(text).root, fromPointer(pointer));
  if (node?.kind !== 'string' || !range || range.start <= node.start || range.end > node.end) return undefined;
  const decoded = (end: number) => lengthOf(text.slice(node.start + 1, Math.min(end, node.end - 1)));
  return { start: decoded(range.start), end: decoded(range.end) };
}

/** How many characters a piece of a JSON string stands for. */
function lengthOf(raw: string): number {
  try {
    return String(JSON.parse(`"${raw}"`)).length;
  } catch {
    return raw.length;
  }
}

async function waitFor<T>(find: () => T | null): Promise<T | null> {
  const end = performance.now() + PATIENCE_MS;
  for (let found = find(); ; found = find()) {
    if (found !== null || performance.now() > end) return found;
    await nextFrame();
  }
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** The step around a place: its pointer, its kind and its name. */
export function stepAround(pointer: string): { pointer: string; kind: 'trigger' | 'action'; name: string } | undefined {
  const path = fromPointer(pointer);
  const start = path[0] === 'definition' ? 1 : 0;
  if (path[start] === 'triggers' && path[start + 1] !== undefined) {
    return { pointer: toPointer(path.slice(0, start + 2)), kind: 'trigger', name: path[start + 1] ?? '' };
  }
  if (path[start] !== 'actions') return undefined;
  let end = start + 2;
  for (let next = branchLength(path, end); next > 0; next = branchLength(path, end)) end += next;
  const name = path[end - 1];
  return name === undefined ? undefined : { pointer: toPointer(path.slice(0, end)), kind: 'action', name };
}

/** How far it is from a step to one inside it; 0 when the path ends in this one. */
function branchLength(path: readonly string[], at: number): number {
  const [first, second, third] = path.slice(at);
  if (first === 'actions') return path.length > at + 1 ? 2 : 0;
  if ((first === 'else' || first === 'default') && second === 'actions') return path.length > at + 2 ? 3 : 0;
  return first === 'cases' && third === 'actions' && path.length > at + 3 ? 4 : 0;
}
