/** How deep JSON may be nested: far beyond real data, and short of what would overflow the stack of a walk over it. */
export const MAX_JSON_DEPTH = 1000;
