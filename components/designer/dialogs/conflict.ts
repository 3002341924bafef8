/** Two people changed one draft: what can be made of both, and how each way out keeps the other side. */

import { setAsideDraft } from '#components/designer/api.ts';
import type { DesignerStore, Snapshot } from '#components/designer/store.ts';
import type { DraftConflict } from '#core/api/flows.ts';
import { type MergedUnit, mergeTexts, type Side } from '#core/definition/merge-texts.ts';

export type Conflict = { base: Snapshot; mine: Snapshot; theirs: DraftConflict };

export type JoinedDraft = {
  units: MergedUnit[];
  joined(choices: ReadonlyMap<string, Side>): Snapshot;
};

/** Values of parameters are joined like the definition. Undefined when one of the texts is broken. */
export function joinDrafts({ base, mine, theirs }: Conflict): JoinedDraft | undefined {
  const texts = mergeTexts({ base: base.text, mine: mine.text, theirs: theirs.draft });
  const values = mergeTexts({
    base: base.parametersText,
    mine: mine.parametersText,
    theirs: theirs.parameters,
  });
  if (!texts || !values) return undefined;
  const valueUnits = values.units.map((unit) => ({ ...unit, key: VALUES + unit.key, name: `Value of ${unit.name}` }));
  return {
    units: [...texts.units, ...valueUnits],
    joined: (choices) => ({
      text: texts.textWith(choices),
      parametersText: values.textWith(valueChoices(choices)),
    }),
  };
}

/** Apart from the places in the definition. */
const VALUES = 'values:';

function valueChoices(choices: ReadonlyMap<string, Side>): Map<string, Side> {
  const own = [...choices].filter(([key]) => key.startsWith(VALUES));
  return new Map(own.map(([key, side]) => [key.slice(VALUES.length), side]));
}

export type WayOut = { kind: 'mine' } | { kind: 'theirs' } | { kind: 'both'; joined: Snapshot };

/** First keeps on the server whatever gives way; throws `RequestError` when that fails, and nothing has changed then. */
export async function resolveConflict(store: DesignerStore, { mine, theirs }: Conflict, way: WayOut): Promise<void> {
  const { flow, actions } = store.getState();
  const own = { definition: mine.text, parameters: mine.parametersText };
  const other = { definition: theirs.draft, parameters: theirs.parameters };
  if (way.kind !== 'theirs') await setAsideDraft(flow.id, other);
  if (way.kind !== 'mine') await setAsideDraft(flow.id, own);
  if (way.kind === 'mine') actions.keepMine(theirs);
  else if (way.kind === 'theirs') actions.takeTheirs(theirs);
  else actions.takeBoth(theirs, way.joined);
}
