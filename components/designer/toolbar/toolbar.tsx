'use client';

/** The bar above the canvas: what the flow is called, whether it is saved, and the commands for the whole flow. */

import { Code2, FlaskConical, History, Play, Redo2, SlidersHorizontal, Undo2, UploadCloud } from 'lucide-react';
import { useDesigner, useDesignerActions, useProblems } from '#components/designer/designer-context.tsx';
import type { Save } from '#components/designer/saving.ts';
import { useTools } from '#components/designer/tool-context.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import { Separator } from '#components/ui/separator.tsx';
import { EnabledSwitch } from './enabled-switch.tsx';
import { FlowName } from './flow-name.tsx';
import { IconCommand } from './icon-command.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ProblemCount } from './problem-count.tsx';
import { SaveStatus } from './save-status.tsx';
import { TriggerAddress } from './trigger-address.tsx';

export type ToolbarDialog = 'publish' | 'run' | 'versions' | 'properties' | 'retention' | 'import' | 'export';

export type ToolbarProps = { save: Save; onOpen(dialog: ToolbarDialog): void };

export function Toolbar({ save, onOpen }: ToolbarProps) {
  const flow = useDesigner((state) => state.flow);
  const isCodeOpen = useDesigner((state) => state.isCodeOpen);
  const panel = useDesigner((state) => state.panel);
  const undo = useDesigner((state) => state.past.at(-1)?.title);
  const redo = useDesigner((state) => state.future.at(-1)?.title);
  const actions = useDesignerActions();
  const { tool, openTool } = useTools();
  const hasErrors = useProblems().some(({ severity }) => severity === 'error');
  return (
    <div
      role="toolbar"
      aria-label="Flow"
      className="flex h-12 shrink-0 items-center gap-1 border-border border-b bg-card px-3"
    >
      <h1 className="sr-only">{flow.name}</h1>
      <FlowName />
      <VersionBadge publishedNumber={flow.publishedNumber} hasChanges={flow.hasChanges} />
      <SaveStatus save={save} />
      <div className="min-w-2 flex-1" />
      <IconCommand
        label={undo === undefined ? 'Nothing to undo' : `Undo: ${undo}`}
        isDisabled={undo === undefined}
        onRun={actions.undo}
      >
        <Undo2 />
      </IconCommand>
      <IconCommand
        label={redo === undefined ? 'Nothing to redo' : `Redo: ${redo}`}
        isDisabled={redo === undefined}
        onRun={actions.redo}
      >
        <Redo2 />
      </IconCommand>
      <Separator orientation="vertical" className="mx-1 h-5!" />
      <IconCommand label="Code" isPressed={isCodeOpen} onRun={actions.toggleCode}>
        <Code2 />
      </IconCommand>
      <IconCommand
        label="Parameters"
        isPressed={panel === 'parameters'}
        onRun={() => actions.openPanel(panel === 'parameters' ? null : 'parameters')}
      >
        <SlidersHorizontal />
      </IconCommand>
      <ProblemCount />
      <IconCommand label="Versions" onRun={() => onOpen('versions')}>
        <History />
      </IconCommand>
      <MoreMenu onOpen={onOpen} />
      <Separator orientation="vertical" className="mx-1 h-5!" />
      <TriggerAddress />
      <EnabledSwitch />
      <Button variant="ghost" size="sm" asChild>
        <Link href={`/flows/${encodeURIComponent(flow.id)}/runs`}>Runs</Link>
      </Button>
      <Button
        variant="secondary"
        size="sm"
        title="Try the draft: nothing of it enters the history"
        aria-pressed={tool === 'test'}
        onClick={() => openTool(tool === 'test' ? null : 'test')}
      >
        <FlaskConical /> <span className="max-xl:sr-only">Test</span>
      </Button>
      <Button variant="secondary" size="sm" title="Run the published version" onClick={() => onOpen('run')}>
        <Play /> <span className="max-xl:sr-only">Run</span>
      </Button>
      <Button
        size="sm"
        onClick={() => onOpen('publish')}
        aria-describedby={hasErrors ? 'publish-hindrance' : undefined}
      >
        <UploadCloud /> Publish
      </Button>
      {hasErrors && (
        <span id="publish-hindrance" className="sr-only">
          Errors have to be put right first.
        </span>
      )}
    </div>
  );
}

function VersionBadge({ publishedNumber, hasChanges }: { publishedNumber: number | null; hasChanges: boolean }) {
  if (publishedNumber === null) return <Badge variant="outline">Draft</Badge>;
  return (
    <Badge variant="outline" className="tabular-nums">
      v{publishedNumber}
      {hasChanges && ' + changes'}
    </Badge>
  );
}
