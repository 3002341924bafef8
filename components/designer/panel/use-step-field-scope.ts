'use client';

/** What the fields of a step can see: its scope, with what the chosen run has shown. */

import { useMemo, useRef } from 'react';
import { useModel } from '#components/designer/designer-context.tsx';
import { type ExpressionScope, expressionScope } from '#components/designer/editor/expression-scope.ts';
import { FIELD_CONTROLS } from '#components/designer/fields/field-controls.tsx';
import type { FieldScope } from '#components/designer/fields/field-scope.tsx';
import {
  type Preview,
  seenOutputs,
  usePreviewSource,
  useSeenOutputs,
} from '#components/designer/preview/preview-context.tsx';
import { seeAllBefore, seeNamed } from '#components/designer/preview/see-outputs.ts';
import { useSettled } from '#components/designer/preview/use-settled.ts';
import type { Selection } from '#components/designer/store.ts';

const SETTLED_AFTER = 300;

export function useStepFieldScope({ kind, name }: Selection, isReadOnly: boolean): FieldScope {
  const preview = usePreview();
  const { definition } = useModel();
  const seen = useSeenOutputs(preview);
  const step = kind === 'action' ? name : undefined;
  // What can be seen changes with other steps, hardly with what is typed here: a big flow is not gone through per key.
  const settled = useSettled(definition, SETTLED_AFTER);
  const scope = useMemo(() => expressionScope(settled, step, seen), [settled, step, seen]);
  const latest = useRef({ definition, step });
  latest.current = { definition, step };
  const looking = useMemo(
    () => ({
      async lookUp(expression: string): Promise<ExpressionScope> {
        await seeNamed(preview, latest.current, expression);
        const { definition: current, step: own } = latest.current;
        return expressionScope(current, own, seenOutputs(preview.source.store.getState().values));
      },
      lookAround: () => void seeAllBefore(preview, latest.current),
    }),
    [preview],
  );
  return useMemo(
    () => ({
      controls: FIELD_CONTROLS,
      scope,
      definition: settled,
      isReadOnly,
      ...looking,
      ...(step === undefined ? {} : { step }),
    }),
    [scope, settled, isReadOnly, looking, step],
  );
}

function usePreview(): Preview {
  const preview = usePreviewSource();
  if (!preview) throw new Error('A panel of a step stands outside of <PreviewProvider>.');
  return preview;
}
