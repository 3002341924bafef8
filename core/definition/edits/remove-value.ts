export type RemoveValue = { pointer: string };
export function removeValue(text: string, options: RemoveValue): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
