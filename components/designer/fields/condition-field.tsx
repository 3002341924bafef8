'use client';

/** The condition builder: rows and groups of and/or. A condition it does not understand is edited as code. */

import { Code, ListTree } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { isObject } from '#core/json/objects.ts';
import { ConditionGroupEditor } from './condition-group.tsx';
import { asGroup, readCondition, writeCondition } from './condition-model.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { ValueField } from './value-field.tsx';

export function ConditionField(props: FieldProps) {
  const { value, set } = props;
  const { isReadOnly } = useFieldScope();
  const [prefersCode, setPrefersCode] = useState(false);
  const isEmpty = value === undefined || value === '' || (isObject(value) && Object.keys(value).length === 0);
  const node = isEmpty ? readCondition({ and: [] }) : readCondition(value);
  if (prefersCode || !node) {
    return (
      <div className="space-y-1">
        <ValueField {...props} />
        {node ? (
          <Button variant="ghost" size="sm" onClick={() => setPrefersCode(false)}>
            <ListTree /> Show as rows
          </Button>
        ) : (
          <p className="text-muted-foreground text-xs">
            This condition uses more than rows can show; it is edited as code.
          </p>
        )}
      </div>
    );
  }
  return (
    <div className="space-y-1">
      <ConditionGroupEditor
        group={asGroup(node)}
        label={props.field.label}
        isReadOnly={isReadOnly}
        onChange={(group) => set(writeCondition(group))}
      />
      <Button variant="ghost" size="sm" onClick={() => setPrefersCode(true)}>
        <Code /> Edit as code
      </Button>
    </div>
  );
}
