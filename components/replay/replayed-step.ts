/** The step of a run that a replay may begin with. */

export type ReplayedStep = {
  action: string;
  repetition: string;
  /** Its inputs can be given, in the place of those that it would evaluate. */
  takesInputs: boolean;
};
