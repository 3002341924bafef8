'use client';

/** A secret: warns when it stands readable in the definition, and offers to keep it in a secure parameter. */

import { KeyRound, TriangleAlert } from 'lucide-react';
import { toast } from 'sonner';
import { useDesignerStore } from '#components/designer/designer-context.tsx';
import { messageOf } from '#components/shell/request-json.ts';
import { Button } from '#components/ui/button.tsx';
import { addParameter } from '#core/definition/edits/add-parameter.ts';
import { setValue } from '#core/definition/edits/set-value.ts';
import { toPointer } from '#core/definition/json-pointer.ts';
import type { FieldProps } from './field-props.ts';
import { useFieldScope } from './field-scope.tsx';
import { isLiteralSecret, secretParameterName } from './secret-text.ts';
import { TextField } from './text-field.tsx';

export function SecretField(props: FieldProps) {
  const { field, value, set } = props;
  const { definition, step, isReadOnly } = useFieldScope();
  const store = useDesignerStore();
  const keep = (secret: string) => {
    const name = secretParameterName(definition, step ?? 'trigger', field.label);
    const { text, parametersText, actions } = store.getState();
    try {
      const values = parametersText.trim() === '' ? '{}' : parametersText;
      const next = {
        text: addParameter(text, { name, parameter: { type: 'SecureString' } }),
        parametersText: setValue(values, { pointer: toPointer([name]), value: secret }),
      };
      actions.replaceAll(next, `Add the secure parameter ${name}`);
      set(`@parameters('${name}')`);
    } catch (error) {
      toast.error('The secret was not moved', { description: messageOf(error) });
    }
  };
  return (
    <div className="space-y-1">
      <TextField {...props} />
      {isLiteralSecret(value) && (
        <div className="space-y-1.5 rounded-md bg-status-waiting-soft p-2 text-xs">
          <p className="flex gap-1.5">
            <TriangleAlert className="mt-px size-3.5 shrink-0 text-status-waiting" aria-label="Warning" />
            This stands readable in the definition, for everybody who sees the flow or a file of it.
          </p>
          <Button variant="secondary" size="sm" disabled={isReadOnly} onClick={() => keep(value)}>
            <KeyRound /> Keep it in a secure parameter
          </Button>
        </div>
      )}
    </div>
  );
}
