'use client';

/** The static result of a step: what it gives in place of running, while it is switched on. */

import { FlaskConical, History, Trash2 } from 'lucide-react';
import { useId, useMemo } from 'react';
import { useModel } from '#components/designer/designer-context.tsx';
import { EMPTY_SCOPE } from '#components/designer/editor/expression-scope.ts';
import { FieldScopeProvider, useFieldScope } from '#components/designer/fields/field-scope.tsx';
import { Form } from '#components/designer/fields/form.tsx';
import { withValueAt } from '#components/designer/fields/value-at.ts';
import { Button } from '#components/ui/button.tsx';
import { Label } from '#components/ui/label.tsx';
import { Switch } from '#components/ui/switch.tsx';
import { findAction } from '#core/definition/walk.ts';
import { isObject } from '#core/json/objects.ts';
import type { ValueObject } from '#core/json/value.ts';
import { newStaticResult, readStaticResult, staticResultFields } from './static-result-model.ts';
import { useResultOfRun } from './use-result-of-run.ts';
import { useStaticResultEdits } from './use-static-result-edits.ts';
import type { Step } from './use-step.ts';

export function TestingTab({ step }: { step: Step }) {
  const { name } = step.selection;
  const { definition, isStale } = useModel();
  const { scope } = useFieldScope();
  const { set, switchTo, remove } = useStaticResultEdits(name);
  const takeFromRun = useResultOfRun(name);
  const action = findAction(definition, name)?.action;
  if (!action) return null;
  const { result, isOn } = readStaticResult(definition, action);
  const fromRun = async () => {
    const taken = await takeFromRun();
    if (taken) set(taken);
  };
  return (
    <div className="space-y-4">
      <p className="text-muted-foreground text-xs">
        With a static result the step is not run: it gives at once what stands here, in tests and in published runs
        alike.
      </p>
      {result ? (
        <>
          <IsOn isOn={isOn} isReadOnly={isStale} onChange={switchTo} />
          <ResultForm step={step} result={result} set={set} />
        </>
      ) : (
        <Button
          variant="secondary"
          size="sm"
          disabled={isStale}
          onClick={() => set(newStaticResult(scope.schemas.outputs(name)))}
        >
          <FlaskConical /> Use a static result
        </Button>
      )}
      <div className="flex flex-wrap gap-1.5">
        <Button variant="ghost" size="sm" disabled={isStale} onClick={() => void fromRun()}>
          <History /> Take it from the chosen run
        </Button>
        {result && (
          <Button variant="ghost" size="sm" disabled={isStale} onClick={remove}>
            <Trash2 /> Remove
          </Button>
        )}
      </div>
    </div>
  );
}

type ResultFormProps = { step: Step; result: ValueObject; set(result: ValueObject, part: string): void };

/** The parts are those that the operation declares. They are constants: nothing in them is evaluated. */
function ResultForm({ step, result, set }: ResultFormProps) {
  const fieldScope = useFieldScope();
  const constants = useMemo(() => ({ ...fieldScope, scope: EMPTY_SCOPE }), [fieldScope]);
  return (
    <FieldScopeProvider value={constants}>
      <Form
        fields={staticResultFields(step.operation?.outputs)}
        root={result}
        setAt={(field, value) => {
          const next = withValueAt(result, field.path, value);
          set(isObject(next) ? next : {}, field.path.join('/'));
        }}
      />
    </FieldScopeProvider>
  );
}

type IsOnProps = { isOn: boolean; isReadOnly: boolean; onChange(isOn: boolean): void };

function IsOn({ isOn, isReadOnly, onChange }: IsOnProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <Switch id={id} checked={isOn} disabled={isReadOnly} onCheckedChange={onChange} />
      <Label htmlFor={id} className="text-[13px]">
        {isOn ? 'On: the step is not run' : 'Off: the step runs'}
      </Label>
    </div>
  );
}
