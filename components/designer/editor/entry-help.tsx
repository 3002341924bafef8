/** What is to be known about the entry at hand, beside the list of the picker. */

import type { ScopeEntry } from './expression-scope.ts';
import { functionHelp } from './function-help.ts';

export function EntryHelp({ entry }: { entry: ScopeEntry | undefined }) {
  return (
    <aside aria-label="About the entry" aria-live="polite" className="w-52 shrink-0 overflow-y-auto p-3 text-xs">
      {entry && <Help entry={entry} />}
    </aside>
  );
}

function Help({ entry }: { entry: ScopeEntry }) {
  const help = entry.expression.includes("'") ? undefined : functionHelp(entry.label);
  if (help) {
    return (
      <>
        <code className="break-words font-mono font-semibold">{help.signature.map(({ text }) => text).join('')}</code>
        <p className="mt-2">{help.summary}.</p>
        <p className="mt-2 text-muted-foreground">Example</p>
        <code className="break-words font-mono">{help.example}</code>
      </>
    );
  }
  return (
    <>
      <p className="font-medium">{entry.label}</p>
      <p className="mt-1 text-muted-foreground">{entry.detail}</p>
      <code className="mt-2 block break-words font-mono">{entry.expression}</code>
      {entry.info !== undefined && <p className="mt-2">{entry.info}</p>}
      {entry.each && (
        <p className="mt-2">Each item of a list has one: a For each around this step reads them in turn.</p>
      )}
    </>
  );
}
