export type RenameTrigger = { name: string; newName: string };
export function renameTrigger(text: string, options: RenameTrigger): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
