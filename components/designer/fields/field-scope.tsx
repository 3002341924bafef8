'use client';

/** What the expressions in a form can see, and whether its fields may be changed. */

import { createContext, useContext } from 'react';
import { EMPTY_SCOPE, type ExpressionScope } from '#components/designer/editor/expression-scope.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';

export type FieldScope = {
  scope: ExpressionScope;
  definition: WorkflowDefinition;
  /** The text is broken at the moment: the form shows the last good state. */
  isReadOnly: boolean;
};

const FieldScopeContext = createContext<FieldScope>({ scope: EMPTY_SCOPE, definition: {}, isReadOnly: true });

export const FieldScopeProvider = FieldScopeContext.Provider;

export function useFieldScope(): FieldScope {
  return useContext(FieldScopeContext);
}
