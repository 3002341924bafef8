'use client';

/** The cases of a switch: name and value of each. Their steps are on the canvas. */

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { getOwn, isObject } from '#core/json/objects.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { addCase, caseStepCount, removeCase, renameCase, setCaseValue } from './cases-model.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { RemoveCaseDialog } from './remove-case-dialog.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { ValueField } from './value-field.tsx';
import { parseValueText, printValueText } from './value-text.ts';

export function CasesField(props: FieldProps) {
  const { value, set } = props;
  const { isReadOnly } = useFieldScope();
  const [asking, setAsking] = useState<string | null>(null);
  const cases = value ?? {};
  if (!isObject(cases)) return <ValueField {...props} />;
  const remove = (name: string) => set(removeCase(cases, name));
  const names = Object.keys(cases);
  return (
    <div className="space-y-1.5">
      {names.map((name, index) => (
        <CaseRow
          // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed
          key={index}
          name={name}
          value={caseValue(cases, name)}
          isReadOnly={isReadOnly}
          onRename={(newName) => set(renameCase(cases, { name, newName }))}
          onValue={(changed) => set(setCaseValue(cases, { name, value: changed }))}
          onRemove={() => (caseStepCount(cases, name) > 0 ? setAsking(name) : remove(name))}
        />
      ))}
      {!isReadOnly && (
        <Button variant="ghost" size="sm" onClick={() => set(addCase(cases))}>
          <Plus /> Add a case
        </Button>
      )}
      <RemoveCaseDialog
        name={asking}
        stepCount={asking === null ? 0 : caseStepCount(cases, asking)}
        onClose={() => setAsking(null)}
        onRemove={remove}
      />
    </div>
  );
}

function caseValue(cases: ValueObject, name: string): Value | undefined {
  const found = getOwn(cases, name);
  return isObject(found) ? getOwn(found, 'case') : undefined;
}

type CaseRowProps = {
  name: string;
  value: Value | undefined;
  isReadOnly: boolean;
  onRename(name: string): void;
  onValue(value: Value): void;
  onRemove(): void;
};

function CaseRow({ name, value, isReadOnly, onRename, onValue, onRemove }: CaseRowProps) {
  const [draftName, setDraftName] = useState<string | null>(null);
  const draft = useTextDraft(
    { value, set: (changed) => onValue(changed ?? '') },
    { print: printValueText, parse: parseValueText },
  );
  const commitName = () => {
    if (draftName !== null && draftName !== '' && draftName !== name) onRename(draftName);
    setDraftName(null);
  };
  return (
    <div className="flex gap-1">
      <Input
        aria-label={`Name of case ${name}`}
        value={draftName ?? name}
        disabled={isReadOnly}
        onChange={(event) => setDraftName(event.target.value)}
        onBlur={commitName}
        onKeyDown={(event) => event.key === 'Enter' && commitName()}
        className="w-[45%]"
      />
      <Input
        aria-label={`Value of case ${name}`}
        placeholder="Equals"
        value={draft.text}
        disabled={isReadOnly}
        onChange={(event) => draft.change(event.target.value)}
        className="flex-1 font-mono text-xs"
      />
      <Button variant="ghost" size="icon" aria-label={`Remove case ${name}`} disabled={isReadOnly} onClick={onRemove}>
        <Trash2 />
      </Button>
    </div>
  );
}
