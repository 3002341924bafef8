'use client';

/** The test run of the draft on the screen: its set-up, how it goes, and which iterations of it are looked at. */

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { useDesigner, useDesignerStore, useModelNow, useShownModel } from '#components/designer/designer-context.tsx';
import { samplePayload } from '#components/designer/toolbar/example-call.ts';
import type { ChosenIterations } from '#components/run-history/loop-places.ts';
import { messageOf, RequestError } from '#components/shell/request-json.ts';
import type { WorkflowDefinition } from '#core/definition/types.ts';
import { streamTestRun } from './stream-test-run.ts';
import { beginTestRun, breakOff, hearEvent, type TestRun } from './test-run-state.ts';
import { EMPTY_SETUP, keepSetup, readSetup, type TestSetup, testOrder } from './test-setup.ts';

type TestRunValue = {
  setup: TestSetup;
  change(change: Partial<TestSetup>): void;
  /** The body that will be sent: what was typed, else the sample. */
  body: string;
  run: TestRun | null;
  /** Why the last one did not begin. */
  refusal: string;
  start(): void;
  cancel(): void;
  clear(): void;
  chosen: ChosenIterations;
  choose(loop: string, index: number): void;
};

const TestRunContext = createContext<TestRunValue | null>(null);

export function TestRunProvider({ children }: { children: ReactNode }) {
  const { definition } = useShownModel();
  const modelNow = useModelNow();
  const { setup, change } = useSetup();
  const [chosen, setChosen] = useState<ChosenIterations>({});
  const body = setup.body ?? sampleBody(definition);
  const running = useRunning();
  const { begin } = running;
  const store = useDesignerStore();
  const start = useCallback(() => {
    const { flow, text, parametersText: parameters } = store.getState();
    setChosen({});
    begin(flow.id, testOrder({ definition: modelNow().definition, text, parameters, setup, body }));
  }, [store, begin, modelNow, setup, body]);
  const choose = useCallback((loop: string, index: number) => setChosen((old) => ({ ...old, [loop]: index })), []);
  const value = useMemo(
    () => ({ setup, change, body, ...running, start, chosen, choose }),
    [setup, change, body, running, start, chosen, choose],
  );
  return <TestRunContext value={value}>{children}</TestRunContext>;
}

export function useTestRun(): TestRunValue {
  const value = useContext(TestRunContext);
  if (!value) throw new Error('This part of the designer stands outside of <TestRunProvider>.');
  return value;
}

function sampleBody(definition: WorkflowDefinition): string {
  const isRequest = Object.values(definition.triggers ?? {})[0]?.type.toLowerCase() === 'request';
  return isRequest ? (samplePayload(definition) ?? '{}') : '';
}

function useSetup() {
  const flowId = useDesigner((state) => state.flow.id);
  const [setup, setSetup] = useState<TestSetup>(EMPTY_SETUP);
  useEffect(() => setSetup(readSetup(localStorage, flowId)), [flowId]);
  const change = useCallback(
    (part: Partial<TestSetup>) =>
      setSetup((old) => {
        const next = { ...old, ...part };
        keepSetup(localStorage, flowId, next);
        return next;
      }),
    [flowId],
  );
  return { setup, change };
}

function useRunning() {
  const [run, setRun] = useState<TestRun | null>(null);
  const [refusal, setRefusal] = useState('');
  const current = useRef<AbortController | null>(null);
  // Leaving the designer ends the run.
  useEffect(() => () => current.current?.abort(), []);
  const begin = useCallback((flowId: string, order: ReturnType<typeof testOrder>) => {
    current.current?.abort();
    const abort = new AbortController();
    current.current = abort;
    setRefusal('');
    let hasBegun = false;
    const onEvent: Parameters<typeof streamTestRun>[2]['onEvent'] = (event) => {
      if (abort.signal.aborted) return;
      if (event.kind === 'started') hasBegun = true;
      setRun((old) => hearEvent(event.kind === 'started' || !old ? beginTestRun(order.text, Date.now()) : old, event));
    };
    setRun(beginTestRun(order.text, Date.now()));
    streamTestRun(flowId, order, { signal: abort.signal, onEvent })
      .then(() => undefined)
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        if (!hasBegun) {
          setRun(null);
          setRefusal(messageOf(error));
          return;
        }
        const code = error instanceof RequestError ? error.code : 'BrokenOff';
        setRun((old) => old && breakOff(old, { now: Date.now(), error: { code, message: messageOf(error) } }));
      });
  }, []);
  const cancel = useCallback(() => {
    current.current?.abort();
    setRun((old) => old && breakOff(old, { now: Date.now() }));
  }, []);
  const clear = useCallback(() => {
    current.current?.abort();
    setRun(null);
    setRefusal('');
  }, []);
  return useMemo(() => ({ run, refusal, begin, cancel, clear }), [run, refusal, begin, cancel, clear]);
}
