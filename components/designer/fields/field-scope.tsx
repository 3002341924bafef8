'use client';

/** What the expressions in a form can see, and whether its fields may be changed. */

import { type ComponentType, createContext, useContext } from 'react';
import { EMPTY_SCOPE, type ExpressionScope } from '#components/designer/editor/expression-scope.ts';
import type { FormControl } from '#core/actions/form-field.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import type { FieldProps } from './field-props.ts';

/** One component per kind of control. */
export type FieldControls = Record<FormControl, ComponentType<FieldProps>>;

export type FieldScope = {
  /** Given by the panel (field-controls.tsx), because controls hold forms which hold controls. */
  controls: FieldControls | null;
  scope: ExpressionScope;
  definition: WorkflowDefinition;
  /** The text is broken at the moment: the form shows the last good state. */
  isReadOnly: boolean;
  /** The action whose fields they are; absent for the trigger and the parameters of the flow. */
  step?: string;
  /** The scope once the chosen run has shown the outputs that the expression names. */
  lookUp?(expression: string): Promise<ExpressionScope>;
  /** Asks the chosen run for the outputs of the steps before. */
  lookAround?(): void;
};

const FieldScopeContext = createContext<FieldScope>({
  controls: null,
  scope: EMPTY_SCOPE,
  definition: {},
  isReadOnly: true,
});

export const FieldScopeProvider = FieldScopeContext.Provider;

export function useFieldScope(): FieldScope {
  return useContext(FieldScopeContext);
}
