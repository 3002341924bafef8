export type SetRunAfter = { name: string; predecessor: string; statuses: string[] | null };
export function setRunAfter(text: string, options: SetRunAfter): string {
  void text;
  void options;
  throw new Error('Not there yet');
}
