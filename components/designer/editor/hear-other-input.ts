/** Whatever a person does next but typing on: what was typed has to be known before a shortcut, a click or a reload acts on it. */

/** Keys with a name that write. */
const TYPING: ReadonlySet<string> = new Set(['Backspace', 'Delete', 'Shift']);

export function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && (key.length === 1 || TYPING.has(key));
}

/** Calls back before anybody else hears of the input; answers what ends that. */
export function hearOtherInput(run: () => void): () => void {
  const ending = new AbortController();
  const options = { capture: true, signal: ending.signal };
  window.addEventListener('keydown', (event) => isTyping(event) || run(), options);
  for (const kind of ['pointerdown', 'pagehide'] as const) window.addEventListener(kind, run, options);
  return () => ending.abort();
}
