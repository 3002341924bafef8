'use client';

/** Run now: starts the published version with a payload typed here. */

import { closeBrackets } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { bracketMatching } from '@codemirror/language';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { runFlow } from '#components/designer/api.ts';
import { useDesigner, useDesignerStore, useModel } from '#components/designer/designer-context.tsx';
import { CodeEditor } from '#components/designer/editor/code-editor.tsx';
import { jsonHighlight } from '#components/designer/editor/template-highlight.ts';
import type { Save } from '#components/designer/saving.ts';
import { isDirty } from '#components/designer/store.ts';
import { samplePayload } from '#components/designer/toolbar/example-call.ts';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '#components/ui/dialog.tsx';
import { parseJson } from '#core/json/parse-json.ts';
import { publish } from './publish.ts';

const EXTENSIONS = [json(), jsonHighlight, closeBrackets(), bracketMatching()];

/** What Run now means for triggers that take no body, by their type in lower case. */
const WHAT_RUNS: { [type: string]: string } = {
  http: ' Its trigger asks the address now; a run starts when the answer has something new.',
  slidingwindow: ' The window that was played last is played once more.',
};

const POLLED = {
  title: 'The address is asked now.',
  words: 'A run appears here when the answer starts one; the history of the trigger says what came of it.',
};

export function RunDialog({ isOpen, save, onClose }: { isOpen: boolean; save: Save; onClose(): void }) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      {isOpen && <RunForm save={save} onClose={onClose} />}
    </Dialog>
  );
}

function RunForm({ save, onClose }: { save: Save; onClose(): void }) {
  const store = useDesignerStore();
  const router = useRouter();
  const { definition } = useModel();
  const { id, publishedNumber } = useDesigner((state) => state.flow);
  const hasChanges = useDesigner((state) => state.flow.hasChanges || isDirty(state));
  const trigger = Object.values(definition.triggers ?? {})[0]?.type.toLowerCase();
  const whatRuns = WHAT_RUNS[trigger ?? ''];
  const takesBody = trigger === 'request' || trigger === 'batch';
  const [body, setBody] = useState(() => (takesBody ? (samplePayload(definition) ?? '{}') : ''));
  const [error, setError] = useState('');
  const [isBusy, setBusy] = useState(false);

  const start = async (publishesFirst: boolean) => {
    const text = body.trim();
    const wrong = text === '' ? '' : syntaxError(text);
    setError(wrong);
    if (wrong !== '') return;
    setBusy(true);
    try {
      const isReady = !publishesFirst || (await publish(store, { save, comment: '' })).kind === 'published';
      if (!isReady) return onClose();
      const runId = await runFlow(id, text === '' ? undefined : text);
      if (runId === null) toast.info(POLLED.title, { description: POLLED.words });
      router.push(runId === null ? `/flows/${encodeURIComponent(id)}/runs` : `/runs/${encodeURIComponent(runId)}`);
    } catch (problem) {
      setError(messageOf(problem));
      setBusy(false);
    }
  };
  const isPublished = publishedNumber !== null;
  return (
    <DialogContent className="max-w-xl">
      <DialogHeader>
        <DialogTitle>Run now</DialogTitle>
        <DialogDescription>
          {isPublished ? `Starts version ${publishedNumber}.` : 'The flow has to be published before it can run.'}
          {isPublished && hasChanges && ' Your changes since then are not part of it.'}
          {whatRuns}
        </DialogDescription>
      </DialogHeader>
      <div className="space-y-1.5">
        {whatRuns === undefined && (
          <>
            <p className="font-medium text-sm">Body</p>
            <div className="h-56 overflow-hidden rounded-md border border-input bg-background focus-within:border-ring">
              <CodeEditor
                label="Body of the request, JSON"
                value={body}
                onChange={setBody}
                extensions={EXTENSIONS}
                className="h-full"
              />
            </div>
          </>
        )}
        <p role="alert" className="min-h-4 text-destructive text-xs">
          {error}
        </p>
      </div>
      <DialogFooter>
        <Button variant="secondary" onClick={onClose}>
          Cancel
        </Button>
        {(hasChanges || !isPublished) && (
          <Button variant={isPublished ? 'secondary' : 'default'} disabled={isBusy} onClick={() => void start(true)}>
            Publish and run
          </Button>
        )}
        {isPublished && (
          <Button disabled={isBusy} onClick={() => void start(false)}>
            {isBusy ? 'Starting…' : `Run version ${publishedNumber}`}
          </Button>
        )}
      </DialogFooter>
    </DialogContent>
  );
}

function syntaxError(text: string): string {
  try {
    parseJson(text);
    return '';
  } catch (problem) {
    return messageOf(problem);
  }
}
