'use client';

/** The examples, as an empty flow can take one. */

import { useEffect, useState } from 'react';
import { z } from 'zod';
import { useEdit } from '#components/designer/designer-context.tsx';
import { requestJson } from '#components/shell/request-json.ts';
import { useTask } from '#components/shell/use-task.ts';
import { type ExampleSummary, exampleDetailSchema, exampleSummarySchema } from '#core/api/flows.ts';

type OfferedExamples = {
  /** Undefined until the server has answered; the flow can be begun without them. */
  examples: readonly ExampleSummary[] | 'unavailable' | undefined;
  take(id: string): void;
  busy: boolean;
};

export function useExamples(): OfferedExamples {
  const [examples, setExamples] = useState<OfferedExamples['examples']>();
  const edit = useEdit();
  const task = useTask();
  useEffect(() => {
    const leaving = new AbortController();
    requestJson('/api/examples', z.array(exampleSummarySchema), { signal: leaving.signal }).then(setExamples, () => {
      if (!leaving.signal.aborted) setExamples('unavailable');
    });
    return () => leaving.abort();
  }, []);
  const take = (id: string) =>
    task.run(async () => {
      const { title, definition } = await requestJson(`/api/examples/${encodeURIComponent(id)}`, exampleDetailSchema);
      edit({ title: `Take the example ${title}`, apply: () => definition });
    });
  return { examples, take, busy: task.busy };
}
