export type RenameAction = { name: string; newName: string };
export function renameAction(text: string, options: RenameAction): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
