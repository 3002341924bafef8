/** What dialog and alert dialog share. */

export const MODAL_OVERLAY =
  'fixed inset-0 z-50 bg-overlay data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in';

export const MODAL_PANEL = [
  'fixed top-1/2 left-1/2 z-50 grid max-h-[calc(100dvh-2rem)] w-full max-w-[min(32rem,calc(100%-2rem))]',
  '-translate-x-1/2 -translate-y-1/2 gap-4 overflow-y-auto rounded-xl border border-border bg-popover p-5',
  'text-popover-foreground shadow-lg data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in',
].join(' ');

export const MODAL_HEADER = 'flex flex-col gap-1.5';
export const MODAL_FOOTER = 'flex flex-col-reverse gap-2 sm:flex-row sm:justify-end';
export const MODAL_TITLE = 'font-semibold text-base leading-6';
export const MODAL_DESCRIPTION = 'text-muted-foreground text-sm';
