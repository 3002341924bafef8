/** `000003/000000` → `4 › 1`, as people count. */
export function repetitionText(repetition: string): string {
  return repetition
    .split('/')
    .map((index) => Number(index) + 1)
    .join(' › ');
}
