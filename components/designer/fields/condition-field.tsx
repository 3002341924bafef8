'use client';

/** The condition builder: rows and groups of and/or; or the same condition as one expression. */

import { Code, ListTree } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { Value } from '#core/json/value.ts';
import { ConditionGroupEditor } from './condition-group.tsx';
import { asGroup, writeCondition } from './condition-model.ts';
import { readStored, writeConditionText, writeStored } from './condition-text.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { TemplateEditor } from './template-editor.tsx';
import { useTextDraft } from './use-text-draft.ts';
import { ValueField } from './value-field.tsx';

export function ConditionField(props: FieldProps) {
  const { field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const [prefersText, setPrefersText] = useState(false);
  const stored = readStored(value);
  const text = stored && writeConditionText(stored.node);
  if (prefersText || !stored) {
    return (
      <div className="space-y-1">
        {text === undefined && typeof value !== 'string' ? <ValueField {...props} /> : <ConditionText {...props} />}
        <Button variant="ghost" size="sm" disabled={!stored} onClick={() => setPrefersText(false)}>
          <ListTree /> Show as rows
        </Button>
      </div>
    );
  }
  return (
    <div className="space-y-1">
      <ConditionGroupEditor
        root={asGroup(stored.node)}
        label={field.label}
        isReadOnly={isReadOnly}
        onChange={(root) => set(writeStored(root, stored.form))}
      />
      <Button variant="ghost" size="sm" onClick={() => setPrefersText(true)}>
        <Code /> Show as text
      </Button>
    </div>
  );
}

/** What is typed is stored as the expression it is; an object is shown as the expression that means the same. */
function ConditionText({ id, field, value, set }: FieldProps) {
  const shown = useRef<{ text: string; value: Value } | null>(null);
  const print = (given: Value | undefined) => {
    const stored = typeof given === 'string' ? undefined : readStored(given);
    const text = typeof given === 'string' ? given : stored ? (writeConditionText(stored.node) ?? '') : '';
    if (stored) shown.current = { text, value: given ?? writeCondition(stored.node) };
    return text;
  };
  // The text that an object was shown as is that object: looking at a condition changes nothing.
  const parse = (text: string) => (shown.current?.text === text ? shown.current.value : text);
  const draft = useTextDraft({ value, set }, { print, parse });
  return (
    <TemplateEditor
      id={id}
      label={field.label}
      text={draft.text}
      onChange={draft.change}
      lines="several"
      expects={['boolean']}
      placeholder="@and(equals(…), not(…))"
    />
  );
}
