/** Which types of parameters hide their value (WDL reference 2). */

export function isSecureType(type: string): boolean {
  return type.toLowerCase().startsWith('secure');
}
