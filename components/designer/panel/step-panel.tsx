'use client';

/** Everything about the selected step, in tabs. */

import { useDesignerActions, useModel, useProblemsByStep } from '#components/designer/designer-context.tsx';
import { FieldScopeProvider } from '#components/designer/fields/field-scope.tsx';
import type { Selection } from '#components/designer/store.ts';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { CodeTab } from './code-tab.tsx';
import { PanelHeader } from './panel-header.tsx';
import { ParametersTab } from './parameters-tab.tsx';
import { RunAfterTab } from './run-after-tab.tsx';
import { SettingsTab, settingFields } from './settings-tab.tsx';
import { StepHeader } from './step-header.tsx';
import { StepProblems } from './step-problems.tsx';
import { useStep } from './use-step.ts';
import { useStepFieldScope } from './use-step-field-scope.ts';

export function StepPanel({ selection }: { selection: Selection }) {
  const { select } = useDesignerActions();
  const { isStale } = useModel();
  const step = useStep(selection);
  const problems = useProblemsByStep().get(selection.name.toLowerCase()) ?? [];
  const fieldScope = useStepFieldScope(selection, isStale);
  if (!step) {
    return (
      <>
        <PanelHeader onClose={() => select(null)}>
          <span className="font-medium">Step</span>
        </PanelHeader>
        <p className="p-4 text-muted-foreground">This step is no longer in the flow.</p>
      </>
    );
  }
  const hasSettings = settingFields(step.operation).length > 0;
  return (
    <FieldScopeProvider value={fieldScope}>
      <StepHeader step={step} />
      <StepProblems problems={problems} />
      <Tabs defaultValue="parameters" className="min-h-0 flex-1 gap-0">
        <TabsList className="shrink-0 px-3">
          <TabsTrigger value="parameters">Parameters</TabsTrigger>
          {selection.kind === 'action' && <TabsTrigger value="runAfter">Run after</TabsTrigger>}
          {hasSettings && <TabsTrigger value="settings">Settings</TabsTrigger>}
          <TabsTrigger value="code">Code</TabsTrigger>
        </TabsList>
        <div className="min-h-0 flex-1 overflow-y-auto p-3">
          <TabsContent value="parameters">
            <ParametersTab step={step} />
          </TabsContent>
          <TabsContent value="runAfter">
            <RunAfterTab name={selection.name} />
          </TabsContent>
          <TabsContent value="settings">
            <SettingsTab step={step} />
          </TabsContent>
          <TabsContent value="code">
            <CodeTab step={step} />
          </TabsContent>
        </div>
      </Tabs>
    </FieldScopeProvider>
  );
}
