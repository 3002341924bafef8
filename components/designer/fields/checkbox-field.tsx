'use client';

/** Yes or no. A value that is neither, such as an expression, is edited as text. */

import { Checkbox } from '#components/ui/checkbox.tsx';
import { Label } from '#components/ui/label.tsx';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { hasWord, holdsWords, withWord } from './option-words.ts';
import { ValueField } from './value-field.tsx';

export function CheckboxField(props: FieldProps) {
  const { id, field, value, set } = props;
  const { isReadOnly } = useFieldScope();
  const { word } = field;
  const isForeign = word ? !holdsWords(value) : value !== undefined && typeof value !== 'boolean';
  if (isForeign) return <ValueField {...props} />;
  const isChecked = word ? hasWord(value, word.text) !== (word.inverted ?? false) : value === true;
  const change = (checked: boolean) => {
    if (word) set(withWord(value, { word, isThere: checked !== (word.inverted ?? false) }));
    else set(checked ? true : field.required ? false : undefined);
  };
  return (
    <Label className="flex h-6 items-center gap-2 font-normal" htmlFor={id}>
      <Checkbox
        id={id}
        checked={isChecked}
        disabled={isReadOnly}
        onCheckedChange={(checked) => change(checked === true)}
      />
      {field.label}
    </Label>
  );
}
