'use client';

/** The difference of two definitions: as changes in words beside one canvas, or as two texts. */

import { useMemo, useState } from 'react';
import type { Selection } from '#components/designer/store.ts';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { compareDefinitions, withoutContents } from '#core/definition/compare-definitions.ts';
import { parseDefinition } from '#core/definition/parse-definition.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { findAction } from '#core/definition/walk.ts';
import { printJson } from '#core/json/print-json.ts';
import { ChangeList } from './change-list.tsx';
import { DiffCanvas } from './diff-canvas.tsx';
import { TextDiff } from './text-diff.tsx';

export type DefinitionDiffProps = { before: string; after: string; names: { before: string; after: string } };

export function DefinitionDiff({ before, after, names }: DefinitionDiffProps) {
  const old = useMemo(() => parseDefinition(before).definition, [before]);
  const now = useMemo(() => parseDefinition(after).definition, [after]);
  if (!old || !now) return <TextDiff before={before} after={after} names={names} />;
  return (
    <Tabs defaultValue="canvas" className="h-full min-h-0 gap-2">
      <TabsList className="shrink-0">
        <TabsTrigger value="canvas">Canvas</TabsTrigger>
        <TabsTrigger value="text">Text</TabsTrigger>
      </TabsList>
      <TabsContent value="canvas" className="flex min-h-0">
        <StepsDiff old={old} now={now} names={names} />
      </TabsContent>
      <TabsContent value="text">
        <TextDiff before={before} after={after} names={names} />
      </TabsContent>
    </Tabs>
  );
}

type StepsDiffProps = { old: WorkflowDefinition; now: WorkflowDefinition; names: DefinitionDiffProps['names'] };

function StepsDiff({ old, now, names }: StepsDiffProps) {
  const [selected, setSelected] = useState<Selection | null>(null);
  const changes = useMemo(() => compareDefinitions(old, now), [old, now]);
  return (
    <div className="flex min-h-0 flex-1 overflow-hidden rounded-lg border border-border">
      <div className="w-64 shrink-0 overflow-y-auto border-border border-r bg-card">
        <ChangeList changes={changes} selected={selected} onSelect={setSelected} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="min-h-0 flex-1">
          <DiffCanvas before={old} after={now} changes={changes.steps} selected={selected} onSelect={setSelected} />
        </div>
        {selected && (
          <div className="h-2/5 shrink-0 border-border border-t">
            <TextDiff before={stepText(old, selected)} after={stepText(now, selected)} names={names} />
          </div>
        )}
      </div>
    </div>
  );
}

/** The JSON of one step without the steps inside it, empty where it is not there. */
function stepText(definition: WorkflowDefinition, { kind, name }: Selection): string {
  const trigger = Object.entries(definition.triggers ?? {}).find(([each]) => each.toLowerCase() === name.toLowerCase());
  if (kind === 'trigger') return trigger ? printJson({ ...trigger[1] }, 2) : '';
  const found = findAction(definition, name);
  return found ? printJson(withoutContents(found.action), 2) : '';
}
