/** A run while it is read. */

export { CanvasSkeleton as default } from '#components/shell/canvas-skeleton.tsx';
