'use client';

/** A JSON schema as code, with a way to make it from an example. */

import { History, Sparkles } from 'lucide-react';
import { useState } from 'react';
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
import type { Value } from '#core/json/value.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { schemaFromSample } from './schema-from-sample.ts';
import { TemplateEditor } from './template-editor.tsx';
import { useRunSample } from './use-run-sample.ts';
import { useTextDraft } from './use-text-draft.ts';
import { describeValueText, parseValueText, printValueText } from './value-text.ts';

export function JsonSchemaField({ id, field, value, set }: FieldProps) {
  const { isReadOnly } = useFieldScope();
  const parse = (text: string) => (text.trim() === '' ? undefined : parseValueText(text));
  const { text, change } = useTextDraft({ value, set }, { print: printValueText, parse });
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="space-y-1">
      <TemplateEditor
        id={id}
        label={field.label}
        text={text}
        onChange={change}
        language="json"
        lines="several"
        hasNoPreview
        isInvalid={text.trim() !== '' && describeValueText(text).isSuspicious}
        placeholder={'{ "type": "object", "properties": { … } }'}
      />
      <Button variant="ghost" size="sm" disabled={isReadOnly} onClick={() => setAsking(true)}>
        <Sparkles /> Generate from a sample
      </Button>
      <SampleDialog isOpen={isAsking} onClose={() => setAsking(false)} onSchema={set} />
    </div>
  );
}

type SampleDialogProps = { isOpen: boolean; onClose(): void; onSchema(schema: Value): void };

function SampleDialog({ isOpen, onClose, onSchema }: SampleDialogProps) {
  const [sample, setSample] = useState('');
  const [error, setError] = useState('');
  const readRun = useRunSample();
  const takeFromRun = async () => {
    try {
      setSample((await readRun?.()) ?? '');
      setError('');
    } catch (problem) {
      setError(messageOf(problem));
    }
  };
  const generate = () => {
    try {
      onSchema(schemaFromSample(parseJson(sample)));
      onClose();
    } catch (problem) {
      setError(messageOf(problem));
    }
  };
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Generate the schema from a sample</DialogTitle>
          <DialogDescription>
            Paste a JSON body as it will arrive. The schema replaces the present one.
          </DialogDescription>
        </DialogHeader>
        <TemplateEditor label="Sample" text={sample} onChange={setSample} language="json" lines="many" hasNoPreview />
        <p role="alert" className="min-h-4 text-destructive text-xs">
          {error}
        </p>
        <DialogFooter>
          {readRun && (
            <Button variant="ghost" className="mr-auto" onClick={() => void takeFromRun()}>
              <History /> Take the chosen run's
            </Button>
          )}
          <Button variant="secondary" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={generate} disabled={sample.trim() === ''}>
            Generate
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
