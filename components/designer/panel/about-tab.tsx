'use client';

/** What the operation of a step does and gives, in words and as a table. */

import { ExternalLink } from 'lucide-react';
import { Fragment } from 'react';
import { typeOfSchema } from '#components/designer/editor/expression-schema.ts';
import { useFieldScope } from '#components/designer/fields/field-scope.tsx';
import { CopyButton } from '#components/designer/toolbar/copy-button.tsx';
import { missingConnector } from '#core/actions/connector-types.ts';
import { outputRows } from './output-rows.ts';
import { referenceUrl } from './reference-url.ts';
import type { Step } from './use-step.ts';

export function AboutTab({ step }: { step: Step }) {
  const { operation, value, selection } = step;
  const { scope } = useFieldScope();
  const rows = outputRows(scope.schemas, selection);
  const type = String(value.type);
  const url = referenceUrl(type, selection.kind);
  return (
    <div className="space-y-4 text-[13px]">
      {operation ? (
        <>
          <p>{operation.summary}</p>
          <p className="whitespace-pre-line text-muted-foreground">
            <Docs text={operation.docs} />
          </p>
        </>
      ) : (
        <p>
          {missingConnector({ type, inputs: value.inputs ?? null })?.advice ?? 'Steps of this type do not run here.'}
        </p>
      )}
      {rows.length > 0 && (
        <section aria-label="What it gives" className="space-y-1.5">
          <h3 className="font-medium text-xs">What it gives</h3>
          <ul className="divide-y divide-border rounded-lg border border-border bg-background">
            {rows.map(({ expression, label, schema }) => (
              <li key={expression} className="flex items-center gap-2 py-1 pr-1 pl-2.5">
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{label}</span>
                  <code className="block truncate font-mono text-[11px] text-muted-foreground">{expression}</code>
                </span>
                <span className="shrink-0 text-muted-foreground text-xs">{typeOfSchema(schema)}</span>
                <CopyButton text={`@{${expression}}`} label={`Copy ${expression}`} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-xs">
        <dt className="text-muted-foreground">Type</dt>
        <dd className="font-mono">{type}</dd>
        <dt className="text-muted-foreground">Place in the definition</dt>
        <dd className="break-all font-mono">{step.pointer}</dd>
      </dl>
      {url !== undefined && (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 text-primary text-xs hover:underline"
        >
          <ExternalLink className="size-3.5" aria-hidden="true" />
          The reference of the language about {type}
        </a>
      )}
    </div>
  );
}

/** Words in backticks are code. */
function Docs({ text }: { text: string }) {
  const parts = text.split('`');
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <code key={index} className="font-mono text-foreground">
        {part}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
