/** How far something with a known end is. */

export type ProgressProps = {
  done: number;
  all: number;
  label: string;
  /** The end is not known yet. */
  isGrowing: boolean;
};

export function Progress({ done, all, label, isGrowing }: ProgressProps) {
  const share = all === 0 ? 0 : Math.round((done / all) * 100);
  return (
    <div className="grid gap-1.5">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        className="h-2 overflow-hidden rounded-full bg-muted"
      >
        <div className="h-full rounded-full bg-primary transition-[width]" style={{ width: `${share}%` }} />
      </div>
      <p className="text-muted-foreground text-xs tabular-nums">
        {isGrowing
          ? `${all.toLocaleString('en')} runs found so far…`
          : `${done.toLocaleString('en')} of ${all.toLocaleString('en')} runs, ${share} %`}
      </p>
    </div>
  );
}
