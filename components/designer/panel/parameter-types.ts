/** The types a parameter can have (WDL reference 2), and which of them hide their value. */

export const PARAMETER_TYPES = ['String', 'SecureString', 'Int', 'Float', 'Bool', 'Object', 'SecureObject', 'Array'];

export function isSecureType(type: string): boolean {
  return type.toLowerCase().startsWith('secure');
}
