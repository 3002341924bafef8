/**
 * The designer's one store. The text of the definition is the truth; canvas, forms and problems are derived from it
 * (selectors.ts). Every change is a named edit that can be undone.
 */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DraftConflict, FlowDetail } from '#core/api/flows.ts';
import type { Broken } from '#core/definition/edits/broken-by.ts';
import type { JsonRange } from '#core/definition/json-node.ts';
import type { Place } from '#core/definition/place.ts';
import type { Problem } from '#core/validation/problem.ts';

export type Selection = { kind: 'trigger' | 'action'; name: string };

/** What a person can undo to. */
export type Snapshot = { text: string; parametersText: string };

/** A step of the history: the state it leads back (or forward) to, and the edit it takes back (or does again). */
export type HistoryStep = Snapshot & { title: string };

export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'failed'; reason: string }
  | { kind: 'conflict'; theirs: DraftConflict };

/** Edits that the server did not get, with the draft they were made on. */
export type UnsavedEdits = Snapshot & { base: Snapshot; revision: number };

export type SidePanel = 'step' | 'parameters' | 'problems';

export type DesignerState = Snapshot & {
  /** What the server said last, apart from the draft. */
  flow: FlowDetail;
  revision: number;
  saved: Snapshot;
  saveState: SaveState;
  past: HistoryStep[];
  future: HistoryStep[];
  /** Edits with the same key in a row are one step of the history. */
  mergeKey: string | null;
  selection: Selection | null;
  /** Names of the actions that are selected together; empty while `selection` alone is. */
  marked: ReadonlySet<string>;
  panel: SidePanel | null;
  isCodeOpen: boolean;
  /** Names of the containers that are shown closed. */
  collapsed: ReadonlySet<string>;
  /** Where the code view shall go; a new object at each request. */
  reveal: { range: JsonRange } | null;
  /** The deletion that is being asked about. */
  removal: Removal | null;
  /** A step is to be added here, beside the card of that step. */
  adding: { place: Place; beside: string } | null;
  /** A move that is being asked about, as it breaks what the list says. */
  move: PendingMove | null;
  /** What the server refused to publish, for as long as the text is the same. */
  refused: { text: string; problems: Problem[] } | null;
};

export type Removal = {
  /** For people. */
  subject: string;
  /** Of actions; empty when it is the trigger. */
  names: readonly string[];
  trigger: string | undefined;
  /** Names of the steps that go with them. */
  inside: readonly string[];
  /** Names of the steps that read from what goes. */
  dependents: readonly string[];
};

export type PendingMove = { names: readonly string[]; to: Place; broken: readonly Broken[] };

export type Edit = {
  /** Names the edit in the undo menu: "Rename Get order". */
  title: string;
  /** Throws `EditError` when it is impossible; nothing changes then. */
  apply: (text: string) => string;
  /** Edits of one field while it is typed in share a key. */
  mergeKey?: string;
};

export type DesignerActions = {
  edit(edit: Edit): void;
  editParameters(edit: { title: string; parametersText: string; mergeKey?: string }): void;
  /** Another definition and other values at once. */
  replaceAll(next: Snapshot, title: string): void;
  /** The next edit begins a new step of the history. */
  closeEdit(): void;
  undo(): void;
  redo(): void;
  select(selection: Selection | null): void;
  /** Selects actions together; a single one is simply selected. */
  mark(names: readonly string[]): void;
  /** Selects what the cursor in the code is in: the panel that is open stays, and none opens. */
  follow(selection: Selection): void;
  openPanel(panel: SidePanel | null): void;
  toggleCode(): void;
  toggleCollapsed(name: string): void;
  /** Exactly these containers are shown closed from now on. */
  setCollapsed(names: Iterable<string>): void;
  revealRange(range: JsonRange): void;
  askRemoval(removal: Removal | null): void;
  askMove(move: PendingMove | null): void;
  askAdding(adding: DesignerState['adding']): void;
  setSaveState(saveState: SaveState): void;
  /** The server holds this snapshot as that revision. */
  markSaved(snapshot: Snapshot, revision: number): void;
  /** Keeps what is on the screen; undo leads to the other version. */
  keepMine(theirs: DraftConflict): void;
  /** Shows the other version; undo leads back to what was on the screen. */
  takeTheirs(theirs: DraftConflict): void;
  /** Shows what was made of both; undo leads back to what was on the screen. */
  takeBoth(theirs: DraftConflict, joined: Snapshot): void;
  /** Goes on with edits that were left behind; whether the server has moved on shows when they are saved. */
  resume(edits: UnsavedEdits): void;
  setFlow(flow: FlowDetail): void;
  setRefused(problems: Problem[]): void;
};

export type DesignerStore = StoreApi<DesignerState & { actions: DesignerActions }>;

const NONE: ReadonlySet<string> = new Set();

type Set = DesignerStore['setState'];
type Get = DesignerStore['getState'];

export function createDesignerStore(flow: FlowDetail): DesignerStore {
  return createStore((set, get) => ({
    ...initialState(flow),
    actions: { ...historyActions(set, get), ...viewActions(set, get), ...savingActions(set, get) },
  }));
}

function initialState(flow: FlowDetail): DesignerState {
  const snapshot = { text: flow.draft, parametersText: flow.parameters };
  return {
    ...snapshot,
    flow,
    revision: flow.revision,
    saved: snapshot,
    saveState: { kind: 'idle' },
    past: [],
    future: [],
    mergeKey: null,
    selection: null,
    marked: NONE,
    panel: null,
    isCodeOpen: false,
    collapsed: new Set(),
    reveal: null,
    removal: null,
    adding: null,
    move: null,
    refused: null,
  };
}

function historyActions(set: Set, get: Get) {
  const change = (next: Snapshot, { title, mergeKey }: { title: string; mergeKey?: string }) => {
    const { text, parametersText, past, mergeKey: lastKey } = get();
    if (next.text === text && next.parametersText === parametersText) return;
    const isMerged = mergeKey !== undefined && mergeKey === lastKey && past.length > 0;
    const steps = isMerged ? past : [...past, { title, text, parametersText }];
    set({ ...next, past: steps, future: [], mergeKey: mergeKey ?? null });
  };
  const travel = (from: 'past' | 'future') => {
    const { text, parametersText, past, future } = get();
    const step = (from === 'past' ? past : future).at(-1);
    if (!step) return;
    const back = { title: step.title, text, parametersText };
    const lists =
      from === 'past'
        ? { past: past.slice(0, -1), future: [...future, back] }
        : { past: [...past, back], future: future.slice(0, -1) };
    set({ text: step.text, parametersText: step.parametersText, ...lists, mergeKey: null });
  };
  return {
    edit({ title, apply, mergeKey }: Edit) {
      const { text, parametersText } = get();
      change({ text: apply(text), parametersText }, { title, ...(mergeKey === undefined ? {} : { mergeKey }) });
    },
    editParameters({ parametersText, ...rest }: { title: string; parametersText: string; mergeKey?: string }) {
      change({ text: get().text, parametersText }, rest);
    },
    replaceAll: (next: Snapshot, title: string) => change(next, { title }),
    closeEdit: () => set({ mergeKey: null }),
    undo: () => travel('past'),
    redo: () => travel('future'),
    keepMine({ revision, draft, parameters }: DraftConflict) {
      const theirs = { text: draft, parametersText: parameters };
      const step = { title: 'Keep my version', ...theirs };
      set({
        revision,
        saved: theirs,
        past: [...get().past, step],
        future: [],
        mergeKey: null,
        saveState: { kind: 'idle' },
      });
    },
    takeTheirs({ revision, draft, parameters }: DraftConflict) {
      const theirs = { text: draft, parametersText: parameters };
      change(theirs, { title: 'Take the other version' });
      set({ revision, saved: theirs, saveState: { kind: 'idle' } });
    },
    takeBoth({ revision, draft, parameters }: DraftConflict, joined: Snapshot) {
      change(joined, { title: 'Join both versions' });
      set({ revision, saved: { text: draft, parametersText: parameters }, saveState: { kind: 'idle' } });
    },
    resume({ base, revision, ...edited }: UnsavedEdits) {
      change(edited, { title: 'Bring back what was not saved' });
      set({ revision, saved: base });
    },
  };
}

function viewActions(set: Set, get: Get) {
  return {
    select(selection: Selection | null) {
      const panel = selection ? 'step' : get().panel === 'step' ? null : get().panel;
      set({ selection, marked: NONE, panel, mergeKey: null });
    },
    mark(names: readonly string[]) {
      const [only] = names;
      if (only === undefined) return set({ selection: null, marked: NONE });
      const selection = { kind: 'action', name: only } as const;
      set({ selection, marked: names.length > 1 ? new Set(names) : NONE, mergeKey: null });
    },
    follow: (selection: Selection) => set({ selection, marked: NONE }),
    openPanel: (panel: SidePanel | null) => set({ panel }),
    toggleCode: () => set({ isCodeOpen: !get().isCodeOpen }),
    toggleCollapsed(name: string) {
      const collapsed = new Set(get().collapsed);
      if (!collapsed.delete(name)) collapsed.add(name);
      set({ collapsed });
    },
    setCollapsed: (names: Iterable<string>) => set({ collapsed: new Set(names) }),
    askMove: (move: PendingMove | null) => set({ move }),
    askAdding: (adding: DesignerState['adding']) => set({ adding }),
    askRemoval: (removal: Removal | null) => set({ removal }),
    revealRange: (range: JsonRange) => set({ reveal: { range }, isCodeOpen: true }),
  };
}

function savingActions(set: Set, get: Get) {
  return {
    setSaveState: (saveState: SaveState) => set({ saveState }),
    markSaved(saved: Snapshot, revision: number) {
      const flow = { ...get().flow, revision, hasChanges: true };
      set({ saved, revision, flow, saveState: { kind: 'idle' } });
    },
    setFlow: (flow: FlowDetail) => set({ flow }),
    setRefused: (problems: Problem[]) => set({ refused: { text: get().text, problems }, panel: 'problems' }),
  };
}

/** There is something the server does not hold yet. */
export function isDirty(state: DesignerState): boolean {
  return state.text !== state.saved.text || state.parametersText !== state.saved.parametersText;
}
