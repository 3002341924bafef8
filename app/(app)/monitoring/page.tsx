/** How everything goes: how many runs, how many fail, how long they take, and which remote API is slow or failing. */

import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { SpanLinks } from '#components/failures/span-links.tsx';
import { DurationChart } from '#components/monitoring/duration-chart.tsx';
import { MetricTable } from '#components/monitoring/metric-table.tsx';
import { MetricTiles } from '#components/monitoring/metric-tiles.tsx';
import { LiveRefresh } from '#components/shell/live-refresh.tsx';
import { PageBody, PageHeader } from '#components/shell/page-header.tsx';
import { Button } from '#components/ui/button.tsx';
import { Link } from '#components/ui/link.tsx';
import { RUN_SPANS, type RunSpan } from '#core/api/run-filter.ts';
import { getMetricOverview } from '#server/use-cases/get-metric-overview.ts';
import { listFlowNames } from '#server/use-cases/list-flow-names.ts';

export const metadata: Metadata = { title: 'Monitoring' };

type Given = string | string[];
type Props = { searchParams: Promise<{ within?: Given; flowId?: Given }> };

const STANDARD_SPAN = '24h';

export default async function MonitoringPage({ searchParams }: Props) {
  const { within: given, flowId: givenFlow } = await searchParams;
  const within = typeof given === 'string' && Object.hasOwn(RUN_SPANS, given) ? (given as RunSpan) : STANDARD_SPAN;
  const flowId = typeof givenFlow === 'string' ? givenFlow : undefined;
  const [overview, flows] = await Promise.all([
    getMetricOverview({ within, flowId }),
    flowId === undefined ? [] : listFlowNames(),
  ]);
  const { totals, weekBefore, series, steps } = overview;
  const ofFlow = flowId === undefined ? '' : `&flowId=${encodeURIComponent(flowId)}`;
  return (
    <PageBody>
      <LiveRefresh events="/api/monitoring/events" />
      <PageHeader title="Monitoring" description="Summed up every 15 seconds from the runs that have ended.">
        <SpanLinks path="/monitoring" current={within} flowId={flowId} />
        <Button variant="secondary" size="sm" asChild>
          <a href={`/api/monitoring/export?within=${within}${ofFlow}`} download>
            <Download aria-hidden="true" /> CSV
          </a>
        </Button>
      </PageHeader>
      {flowId !== undefined && (
        <p className="text-sm">
          Only{' '}
          <span className="font-medium">{flows.find(({ id }) => id === flowId)?.name ?? 'a flow that is gone'}</span>:{' '}
          <OneFlowLink href={`/runs?within=${within}${ofFlow}`}>its runs</OneFlowLink>,{' '}
          <OneFlowLink href={`/failures?within=${within}${ofFlow}`}>its failures</OneFlowLink>,{' '}
          <OneFlowLink href={`/monitoring?within=${within}`}>all flows</OneFlowLink>
        </p>
      )}
      <MetricTiles totals={totals} weekBefore={weekBefore} />
      {totals.count > 0 && <DurationChart series={series} />}
      {flowId === undefined && (
        <>
          <MetricTable
            kind="host"
            title="Remote APIs"
            words="Which of them is slow or failing."
            rows={overview.hosts}
            within={within}
          />
          <MetricTable kind="flow" title="Flows" rows={overview.flows} within={within} />
        </>
      )}
      <MetricTable
        kind="step"
        title="Slowest steps"
        words="By the time that one in twenty exceeds."
        rows={steps}
        within={within}
      />
      {flowId === undefined && (
        <MetricTable kind="operation" title="Operations" rows={overview.operations} within={within} />
      )}
    </PageBody>
  );
}

function OneFlowLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="text-primary hover:underline">
      {children}
    </Link>
  );
}
