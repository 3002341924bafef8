/** The time in the id of a run (UUID version 7): the index that orders runs answers questions about time as well. */

/** The beginning of every id made in that millisecond: at or above it are the ids made then or later. */
export function idAt(milliseconds: number): string {
  const hex = Math.max(0, Math.round(milliseconds)).toString(16).padStart(12, '0').slice(-12);
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** When the id was made, in milliseconds since the epoch. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 13).replace('-', ''), 16);
}
