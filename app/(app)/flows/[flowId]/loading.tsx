/** The designer while its flow is read. */

export { CanvasSkeleton as default } from '#components/shell/canvas-skeleton.tsx';
