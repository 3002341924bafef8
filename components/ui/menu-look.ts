/** What everything that floats over a page looks like: menus, popovers, lists of choices. */

export const FLOATING_PANEL = [
  'z-50 overflow-hidden rounded-lg border border-border bg-popover text-popover-foreground shadow-lg',
  'data-[state=closed]:animate-pop-out data-[state=open]:animate-pop-in',
].join(' ');

export const MENU_ITEM = [
  'relative flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none',
  'data-[disabled]:pointer-events-none data-[disabled]:opacity-50 [&_svg:not([class*=size-])]:size-4 [&_svg]:shrink-0',
].join(' ');

export const MENU_SEPARATOR = '-mx-1 my-1 h-px bg-border';
