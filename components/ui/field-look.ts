/** What every field that takes text or a choice looks like: input, textarea, select. */

export const FIELD_LOOK = [
  'w-full min-w-0 rounded-md border border-input bg-card text-foreground text-sm shadow-sm transition-colors',
  'placeholder:text-muted-foreground focus-visible:border-ring focus-visible:outline-2 focus-visible:outline-ring/40',
  'focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-50 [&[readonly]]:bg-muted',
  'aria-invalid:border-destructive aria-invalid:focus-visible:outline-destructive/40',
].join(' ');
