/** The types a variable may have, as authors write them in any letter case (WDL reference 6). */

export const VARIABLE_TYPES = ['boolean', 'integer', 'float', 'string', 'object', 'array'] as const;
export type VariableType = (typeof VARIABLE_TYPES)[number];
