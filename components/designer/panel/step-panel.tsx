'use client';

/** Everything about the selected step, in tabs. */

import type { ComponentType } from 'react';
import { useDesignerActions, useIsStale, useProblemsByStep } from '#components/designer/designer-context.tsx';
import { FieldScopeProvider } from '#components/designer/fields/field-scope.tsx';
import { usePreviewSource } from '#components/designer/preview/preview-context.tsx';
import { PreviewRunMenu } from '#components/designer/preview/preview-run-menu.tsx';
import type { Selection } from '#components/designer/store.ts';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { AboutTab } from './about-tab.tsx';
import { CodeTab } from './code-tab.tsx';
import { PanelHeader } from './panel-header.tsx';
import { usePanelLayout } from './panel-layout.tsx';
import { ParametersTab } from './parameters-tab.tsx';
import { RunAfterTab } from './run-after-tab.tsx';
import { SettingsTab } from './settings-tab.tsx';
import { canHaveStaticResult } from './static-result-model.ts';
import { StepHeader } from './step-header.tsx';
import { StepProblems } from './step-problems.tsx';
import { TestingTab } from './testing-tab.tsx';
import { type Step, useStep } from './use-step.ts';
import { useStepFieldScope } from './use-step-field-scope.ts';

export function StepPanel({ selection }: { selection: Selection }) {
  const { select } = useDesignerActions();
  const isStale = useIsStale();
  const step = useStep(selection);
  const problems = useProblemsByStep().get(selection.name.toLowerCase()) ?? [];
  const fieldScope = useStepFieldScope(selection, isStale);
  const { tab, showTab } = usePanelLayout();
  const preview = usePreviewSource();
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
  const tabs = tabsOf(step);
  const shown = tabs.some(({ value }) => value === tab) ? tab : 'parameters';
  return (
    <FieldScopeProvider value={fieldScope}>
      <StepHeader step={step} />
      <StepProblems problems={problems} />
      <Tabs value={shown} onValueChange={showTab} className="min-h-0 flex-1 gap-0">
        <TabsList className="shrink-0 gap-3 overflow-x-auto px-3">
          {tabs.map(({ value, label }) => (
            <TabsTrigger key={value} value={value} className="shrink-0 text-[13px]">
              {label}
            </TabsTrigger>
          ))}
        </TabsList>
        <div className="min-h-0 flex-1 overflow-y-auto p-3">
          {tabs.map(({ value, Content }) => (
            <TabsContent key={value} value={value}>
              <Content step={step} />
            </TabsContent>
          ))}
        </div>
      </Tabs>
      {WITH_VALUES.includes(shown) && preview && (
        <footer className="flex h-8 shrink-0 items-center border-border border-t px-1.5">
          <PreviewRunMenu preview={preview} />
        </footer>
      )}
    </FieldScopeProvider>
  );
}

/** The tabs whose fields show values of a run. */
const WITH_VALUES = ['parameters', 'settings', 'testing'];

type Tab = { value: string; label: string; Content: ComponentType<{ step: Step }> };

/** Only what the step can have. */
function tabsOf({ selection, operation, value }: Step): Tab[] {
  const isAction = selection.kind === 'action';
  return [
    { value: 'parameters', label: 'Parameters', Content: ParametersTab },
    ...(operation && operation.settings.length > 0
      ? [{ value: 'settings', label: 'Settings', Content: SettingsTab }]
      : []),
    ...(isAction ? [{ value: 'runAfter', label: 'Run after', Content: RunAfterTab }] : []),
    { value: 'code', label: 'Code', Content: CodeTab },
    ...(isAction && canHaveStaticResult(String(value.type))
      ? [{ value: 'testing', label: 'Testing', Content: TestingTab }]
      : []),
    { value: 'about', label: 'About', Content: AboutTab },
  ];
}
