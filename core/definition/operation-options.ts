/** The comma-separated `operationOptions` of triggers and actions (WDL reference 11.9). */

/** Its words in lower case. */
export function optionWords(operationOptions: string | undefined): string[] {
  const words = (operationOptions ?? '').split(',').map((word) => word.trim().toLowerCase());
  return words.filter((word) => word !== '');
}

/** True when the options name this one, in any letter case. */
export function hasOption({ operationOptions }: { operationOptions?: string }, option: string): boolean {
  return optionWords(operationOptions).includes(option.toLowerCase());
}
