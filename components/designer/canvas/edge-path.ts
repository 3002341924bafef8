/** The line between two steps: down, across in one bend line, down again, with round corners. */

export type EdgeEnds = { sourceX: number; sourceY: number; targetX: number; targetY: number };

export type EdgePath = { path: string; bendY: number };

const RADIUS = 10;
/** How far from its end an edge turns aside. */
const TURN = 30;

/** Edges of a fork turn aside behind their source, all others before their target: so lines of a join meet there. */
export function edgePath(ends: EdgeEnds, turnsAt: 'source' | 'target'): EdgePath {
  const { sourceX, sourceY, targetX, targetY } = ends;
  const turn = Math.min(TURN, (targetY - sourceY) / 2);
  const bendY = turnsAt === 'source' ? sourceY + turn : targetY - turn;
  const across = targetX - sourceX;
  if (Math.abs(across) < 1) return { path: `M ${sourceX} ${sourceY} L ${targetX} ${targetY}`, bendY };
  const room = Math.min(RADIUS, Math.abs(across) / 2, Math.abs(bendY - sourceY), Math.abs(targetY - bendY));
  const radius = Math.max(0, room);
  const side = Math.sign(across) * radius;
  const path = [
    `M ${sourceX} ${sourceY}`,
    `L ${sourceX} ${bendY - radius}`,
    `Q ${sourceX} ${bendY} ${sourceX + side} ${bendY}`,
    `L ${targetX - side} ${bendY}`,
    `Q ${targetX} ${bendY} ${targetX} ${bendY + radius}`,
    `L ${targetX} ${targetY}`,
  ].join(' ');
  return { path, bendY };
}
