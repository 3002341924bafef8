'use client';

/** The parameters of the flow: declared in the definition, with values given for this installation. */

import { useDeferredValue, useMemo } from 'react';
import { useDesigner, useModel, useParameterValues } from '#components/designer/designer-context.tsx';
import { EMPTY_SCOPE } from '#components/designer/editor/expression-scope.ts';
import { FIELD_CONTROLS } from '#components/designer/fields/field-controls.tsx';
import { FieldScopeProvider } from '#components/designer/fields/field-scope.tsx';
import { namedThings } from '#components/designer/usages/named-things.ts';
import { Button } from '#components/ui/button.tsx';
import { AddParameter } from './add-parameter.tsx';
import { PanelHeader } from './panel-header.tsx';
import { ParameterCard } from './parameter-card.tsx';
import { undeclaredParameters } from './undeclared-parameters.ts';
import { useParameterEdits } from './use-parameter-edits.ts';

export function FlowParametersPanel() {
  const { definition, json, isStale } = useModel();
  const values = useParameterValues();
  const { declare } = useParameterEdits();
  const uses = useParameterUses();
  const declared = Object.entries(definition.parameters ?? {});
  const undeclared = useMemo(() => undeclaredParameters(definition, json), [definition, json]);
  const scope = useMemo(
    () => ({ controls: FIELD_CONTROLS, scope: EMPTY_SCOPE, definition, isReadOnly: isStale }),
    [definition, isStale],
  );
  return (
    <FieldScopeProvider value={scope}>
      <PanelHeader>
        <h2 className="font-medium text-[13px]">Parameters of the flow</h2>
      </PanelHeader>
      <div className="min-h-0 flex-1 space-y-3 overflow-y-auto p-3">
        <p className="text-muted-foreground text-xs">
          Constant during a run. Read one with <code className="font-mono text-foreground">parameters('name')</code>.
        </p>
        {undeclared.length > 0 && (
          <section
            aria-label="Not declared"
            className="rounded-lg border border-status-waiting bg-status-waiting-soft p-3 text-xs"
          >
            <h3 className="mb-1.5 font-medium">Used, but not declared</h3>
            <ul className="space-y-1">
              {undeclared.map((name) => (
                <li key={name} className="flex items-center justify-between gap-2">
                  <code className="truncate font-mono">{name}</code>
                  <Button variant="secondary" size="sm" disabled={isStale} onClick={() => declare(name, 'String')}>
                    Declare
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {declared.map(([name, parameter]) => (
          <ParameterCard
            key={name}
            name={name}
            parameter={parameter}
            given={values[name]}
            uses={uses.get(name.toLowerCase()) ?? 0}
          />
        ))}
        {declared.length === 0 && undeclared.length === 0 && (
          <p className="rounded-lg border border-border border-dashed p-4 text-center text-muted-foreground text-xs">
            No parameters yet. Use one for what differs between test and production, and for secrets.
          </p>
        )}
        <AddParameter taken={declared.map(([name]) => name)} isReadOnly={isStale} onAdd={declare} />
      </div>
    </FieldScopeProvider>
  );
}

/** By the name in lower case. Counted at low priority, so that typing never waits for it. */
function useParameterUses(): ReadonlyMap<string, number> {
  const text = useDeferredValue(useDesigner((state) => state.text));
  return useMemo(() => {
    const parameters = namedThings(text).filter(({ kind }) => kind === 'parameter');
    return new Map(parameters.map(({ name, uses }) => [name.toLowerCase(), uses]));
  }, [text]);
}
