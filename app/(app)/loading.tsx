/** Stands in for a page while its data is read. */

import { TableSkeleton } from '#components/shell/table-skeleton.tsx';

export default function Loading() {
  return <TableSkeleton />;
}
