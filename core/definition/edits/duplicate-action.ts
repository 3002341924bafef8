export type DuplicateAction = { name: string; newName: string };
export function duplicateAction(text: string, options: DuplicateAction): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
