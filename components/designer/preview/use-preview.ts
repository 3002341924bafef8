'use client';

/** The value of a field's expression in the chosen run, some moments after it was typed. */

import { useEffect, useRef, useState } from 'react';
import { useDesigner, useParameterValues } from '#components/designer/designer-context.tsx';
import { flowSchemas } from '#components/designer/editor/flow-schemas.ts';
import type { JsonType } from '#core/actions/form-field.ts';
import { equalValues } from '#core/json/equals.ts';
import type { Value, ValueObject } from '#core/json/value.ts';
import { encodeWire } from '#core/json/wire.ts';
import type { NoPreview } from './known-world.ts';
import { type Preview, useRunSource } from './preview-context.tsx';
import { previewNeeds } from './preview-needs.ts';
import type { PreviewAnswer } from './preview-world.ts';
import type { RunSourceState } from './run-source.ts';
import { runWorld, type WorldResult } from './run-world.ts';
import { sampleWorld } from './sample-world.ts';
import { useSettled } from './use-settled.ts';

export type PreviewView =
  /** There is nothing to evaluate. */
  | { kind: 'none' }
  | { kind: 'waiting' }
  /** `template` is what was evaluated; the field may hold another text by now. */
  | { kind: 'answer'; template: Value; answer: PreviewAnswer; notes: string[] }
  | NoPreview;

export type PreviewOf = {
  /** The value of the field, or null when it holds no expression. */
  template: Value | null;
  /** The step whose field it is; undefined for the trigger. */
  step: string | undefined;
  expects: JsonType[] | undefined;
};

const SETTLED_AFTER = 120;
const NONE: PreviewView = { kind: 'none' };
const WAITING: PreviewView = { kind: 'waiting' };

export function usePreview(preview: Preview, { template, step, expects }: PreviewOf): PreviewView {
  const { source, client, definition } = preview;
  const settled = useSettled(useSameValue(template), SETTLED_AFTER);
  const state = useRunSource(preview, (each) => each);
  const parameters = useParameterValues();
  const flow = useDesigner((each) => each.flow);
  const [view, setView] = useState<PreviewView>(NONE);
  const asked = useRef<string | null>(null);
  const isWanted = settled !== null;

  useEffect(() => {
    if (isWanted) void source.open();
  }, [isWanted, source]);

  useEffect(() => {
    const forget = (other: PreviewView) => {
      asked.current = null;
      setView(other);
    };
    if (settled === null) return forget(NONE);
    const place = { definition, step, parameters, flow, template: settled };
    const result = worldFor(preview, state, place);
    if (result === undefined) return forget(WAITING);
    if (result.kind === 'wants') {
      for (const repetition of result.records) void source.wantRecords(repetition);
      for (const values of result.values) void source.wantValues(values);
      return setView((old) => (old.kind === 'answer' ? old : WAITING));
    }
    if (result.kind !== 'ready') return forget(result);
    const { world, notes } = result;
    const request = { template: encodeWire(settled), world, ...(expects && { expects }) };
    const question = JSON.stringify(request);
    // What came in for other fields changes nothing here.
    if (asked.current === question) return;
    asked.current = question;
    void client.evaluate(request).then((answer) => {
      if (asked.current === question) setView({ kind: 'answer', template: settled, answer, notes });
    });
  }, [settled, definition, step, expects, state, parameters, flow, preview, source, client]);
  return settled === null ? NONE : view;
}

type Place = {
  definition: Preview['definition'];
  step: string | undefined;
  parameters: ValueObject;
  flow: { id: string; name: string };
  template: Value;
};

/** Undefined while it is not known which run there is. */
function worldFor({ client }: Preview, state: RunSourceState, place: Place): WorldResult | undefined {
  const { definition, step: name, template, parameters, flow } = place;
  if (state.failure !== null) return { kind: 'refused', message: state.failure };
  if (state.runs === null) return undefined;
  const input = { definition, name, parameters, flow };
  if (state.run) {
    const needs = previewNeeds({ definition, name, template });
    return runWorld({ ...input, needs }, { ...state, runId: state.run.id });
  }
  const needs = previewNeeds({ definition, name, template, followsInputs: true });
  const put = (what: string, text: string) => {
    client.put(`sample ${what}`, text);
    return `sample ${what}`;
  };
  return sampleWorld({ ...input, needs }, { schemas: flowSchemas(definition, name), put });
}

/** The same object for an equal value, so that a field that is merely drawn again is not evaluated again. */
function useSameValue(value: Value | null): Value | null {
  const last = useRef(value);
  if (value !== last.current && !(value !== null && last.current !== null && equalValues(value, last.current))) {
    last.current = value;
  }
  return last.current;
}
