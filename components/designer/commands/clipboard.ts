/**
 * Steps in the clipboard, as plain text. A browser lets a page use it by button only over HTTPS or on the own machine, by
 * Ctrl+C and Ctrl+V always; what was copied here last is kept beside it, for all tabs of this browser.
 */

const KEPT = 'millrace.copied-steps';

/** The system's clipboard where the browser allows it; in any case what buttons paste here. */
export async function writeClipboard(text: string): Promise<void> {
  keepCopied(text);
  await navigator.clipboard?.writeText(text).catch(() => undefined);
}

export function keepCopied(text: string): void {
  try {
    localStorage.setItem(KEPT, text);
  } catch {
    // Storage is full or switched off: Ctrl+C and Ctrl+V still work.
  }
}

/** What the system's clipboard holds, else what was copied here last. */
export async function readClipboard(): Promise<string | undefined> {
  const text = await navigator.clipboard?.readText?.().catch(() => undefined);
  return text || lastCopied();
}

function lastCopied(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined;
  } catch {
    return undefined;
  }
}
