export type DeleteAction = { name: string };
export function deleteAction(text: string, options: DeleteAction): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
