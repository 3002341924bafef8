/** Where a new or moved action goes: into which container, and between which actions. */
export type Place = {
  /**
   * JSON pointer, from the root of the text, of the `actions` object that receives the action, for example
   * `/definition/actions`, `/actions/Scope/actions`, `/actions/If/else/actions`. Created when missing.
   */
  container: string;
  /** Predecessors; empty: at the start of the container. */
  after: string[];
  /** Successors whose `runAfter` moves to the action; empty: a parallel branch, or the end of one. */
  before: string[];
};
