/** What a file brings, flow by flow, and what each still needs before it can run. */

import type { ImportedFlow, ImportResult } from '#core/api/import.ts';

export function ImportPreview({ result }: { result: ImportResult }) {
  return (
    <ul aria-label="What will be imported" className="grid max-h-72 gap-2 overflow-y-auto">
      {result.flows.map((flow) => (
        <li key={`${flow.file}#${flow.name}`} className="rounded-lg border border-border p-3">
          <FlowPreview flow={flow} />
        </li>
      ))}
      {result.failed.map(({ file, message }) => (
        <li key={file} className="rounded-lg border border-border p-3">
          <span className="block break-all font-medium">{file}</span>
          <span className="block text-destructive text-xs leading-4">{message}</span>
        </li>
      ))}
    </ul>
  );
}

const FORMATS = {
  definition: 'Definition',
  standard: 'Logic Apps Standard',
  resource: 'Logic Apps resource',
  template: 'Azure template',
  powerAutomate: 'Power Automate',
} as const satisfies Record<ImportedFlow['format'], string>;

function FlowPreview({ flow }: { flow: ImportedFlow }) {
  const { name, format, triggerType, actionCount } = flow;
  const steps = `${actionCount} ${actionCount === 1 ? 'action' : 'actions'}`;
  return (
    <>
      <span className="block font-medium">{name}</span>
      <span className="block text-muted-foreground text-xs leading-4">
        {[FORMATS[format], triggerType ?? 'no trigger', steps].join(' · ')}
      </span>
      <dl className="mt-2 grid gap-1 text-xs leading-4 empty:hidden">
        {missingParts(flow).map(({ what, items }) => (
          <div key={what} className="flex gap-2">
            <dt className="w-32 shrink-0 text-muted-foreground">{what}</dt>
            <dd className="min-w-0 break-words">{items.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

type Part = { what: string; items: string[] };

function missingParts({ parameters, connections, settings, artifacts, open, errors }: ImportedFlow): Part[] {
  const parts: Part[] = [
    { what: 'Values to give', items: parameters.filter(({ from }) => from === 'missing').map(({ name }) => name) },
    {
      what: 'Connections',
      items: connections.map(({ name, connector }) =>
        connector === null || connector === name ? name : `${name} (${connector})`,
      ),
    },
    { what: 'App settings', items: settings },
    { what: 'Maps and schemas', items: artifacts.map(({ name }) => name) },
    { what: 'To fill in', items: open },
    { what: 'To put right', items: errors === 0 ? [] : [`${errors} ${errors === 1 ? 'problem' : 'problems'}`] },
  ];
  return parts.filter(({ items }) => items.length > 0);
}
