'use client';

/** Test run: sets one up, starts it, and shows how it went, in place of the panel at the right. */

import { CircleStop, FlaskConical, SquarePen } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDesigner, useIsStale } from '#components/designer/designer-context.tsx';
import { PanelHeader } from '#components/designer/panel/panel-header.tsx';
import { useTools } from '#components/designer/tool-context.tsx';
import { Duration } from '#components/shell/time.tsx';
import { Button } from '#components/ui/button.tsx';
import { StatusBadge } from '#components/ui/status-badge.tsx';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '#components/ui/tabs.tsx';
import { TestResult } from './test-result.tsx';
import { useTestRun } from './test-run-context.tsx';
import type { TestRun } from './test-run-state.ts';
import { TestSetupForm } from './test-setup-form.tsx';

export function TestPanel() {
  const { openTool } = useTools();
  const isStale = useIsStale();
  const { run, refusal, start, cancel, clear } = useTestRun();
  const selection = useDesigner((state) => state.selection);
  const [tab, setTab] = useState<'setup' | 'result'>(run ? 'result' : 'setup');
  const isRunning = run?.endedAt === null;
  useEffect(() => {
    if (isRunning) setTab('result');
  }, [isRunning]);
  useEffect(() => {
    if (refusal !== '') setTab('setup');
  }, [refusal]);
  return (
    <>
      <PanelHeader onClose={() => openTool(null)}>
        <FlaskConical className="size-4 text-primary" aria-hidden="true" />
        <h2 className="font-medium text-[13px]">Test run</h2>
        {run && <RunStatus run={run} />}
      </PanelHeader>
      <div className="flex shrink-0 items-center gap-2 border-border border-b px-3 py-2">
        {isRunning ? (
          <Button variant="secondary" size="sm" onClick={cancel}>
            <CircleStop /> Cancel the run
          </Button>
        ) : (
          <Button size="sm" disabled={isStale} onClick={start}>
            <FlaskConical /> {run ? 'Run again' : 'Run the draft'}
          </Button>
        )}
        {run && !isRunning && (
          <Button variant="ghost" size="sm" onClick={clear}>
            Clear
          </Button>
        )}
        {selection && (
          <Button variant="ghost" size="sm" className="ml-auto" onClick={() => openTool(null)}>
            <SquarePen /> Edit the step
          </Button>
        )}
      </div>
      {(isStale || refusal !== '') && (
        <p role="alert" className="shrink-0 border-border border-b px-3 py-2 text-destructive text-xs">
          {isStale ? 'The code is not valid at the moment: put that right first.' : refusal}
        </p>
      )}
      {/* A tab is chosen by its name alone. */}
      <Tabs
        value={run ? tab : 'setup'}
        onValueChange={(value) => setTab(value === 'result' ? 'result' : 'setup')}
        className="min-h-0 flex-1 gap-0"
      >
        <TabsList className="shrink-0 px-3">
          <TabsTrigger value="setup">Set up</TabsTrigger>
          <TabsTrigger value="result" disabled={!run}>
            Result
          </TabsTrigger>
        </TabsList>
        <div className="min-h-0 flex-1 overflow-y-auto p-3">
          <TabsContent value="setup">
            <TestSetupForm />
          </TabsContent>
          <TabsContent value="result">
            {run && <ChangedNote run={run} />}
            {run && <TestResult run={run} />}
          </TabsContent>
        </div>
      </Tabs>
    </>
  );
}

function RunStatus({ run }: { run: TestRun }) {
  return (
    <span role="status" className="flex items-center gap-2">
      <StatusBadge status={run.status} />
      <span className="text-muted-foreground text-xs">
        <Duration from={run.startedAt} to={run.endedAt} />
      </span>
    </span>
  );
}

/** The canvas shows the draft of now. */
function ChangedNote({ run }: { run: TestRun }) {
  const text = useDesigner((state) => state.text);
  if (run.text === text) return null;
  return (
    <p role="note" className="mb-3 rounded-lg bg-muted px-3 py-2 text-muted-foreground text-xs">
      The draft has changed since this run.
    </p>
  );
}
