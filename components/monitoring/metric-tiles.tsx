/** The few figures that say at a glance how it goes, each beside that of a week before. */

import { Activity, AlarmClock, Hourglass, ShieldCheck, Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MetricTotals } from '#core/api/metrics.ts';
import { durationText } from '#core/runs/duration-text.ts';
import { successShare } from './shares.ts';

export function MetricTiles({ totals, weekBefore }: { totals: MetricTotals; weekBefore: MetricTotals | null }) {
  const before = (text: (then: MetricTotals) => string) =>
    weekBefore === null ? 'Nothing known of a week before' : `${text(weekBefore)} a week before`;
  return (
    <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
      <Tile
        icon={<Activity />}
        label="Runs that ended"
        value={totals.count.toLocaleString('en')}
        help={before((then) => then.count.toLocaleString('en'))}
      />
      <Tile
        icon={<ShieldCheck />}
        label="Went well"
        value={successShare(totals) ?? 'No runs'}
        help={before((then) => successShare(then) ?? 'No runs')}
        isBad={totals.failed > 0 && totals.failed * 100 >= 5 * totals.count}
      />
      <Tile
        icon={<Timer />}
        label="Half took less · one in twenty more"
        value={`${timeText(totals.p50)} · ${timeText(totals.p95)}`}
        help={before((then) => `${timeText(then.p50)} · ${timeText(then.p95)}`)}
      />
      <Tile
        icon={<Hourglass />}
        label="One in twenty waited longer to begin"
        value={timeText(totals.queueP95)}
        help={before((then) => timeText(then.queueP95))}
      />
      <Tile
        icon={<AlarmClock />}
        label="One in twenty schedules fired later than"
        value={timeText(totals.lagP95)}
        help={before((then) => timeText(then.lagP95))}
      />
    </dl>
  );
}

type TileProps = { icon: ReactNode; label: string; value: string; help: string; isBad?: boolean };

function Tile({ icon, label, value, help, isBad = false }: TileProps) {
  return (
    <div className="flex flex-col gap-1 rounded-xl border border-border bg-card px-4 py-3 shadow-sm">
      <dt className="flex items-center gap-1.5 text-muted-foreground text-xs [&_svg]:size-3.5">
        <span aria-hidden="true">{icon}</span>
        {label}
      </dt>
      <dd
        className={
          isBad ? 'font-semibold text-status-failed text-xl tabular-nums' : 'font-semibold text-xl tabular-nums'
        }
      >
        {value}
      </dd>
      <dd className="text-muted-foreground text-xs">{help}</dd>
    </div>
  );
}

/** No figure where nothing happened: that is not the same as a short time. */
export function timeText(milliseconds: number | null): string {
  return milliseconds === null ? '–' : durationText(milliseconds);
}
