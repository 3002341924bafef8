/** Processor time and memory of a process with all that it started, read from /proc (Linux). */

import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second of the fields of /proc/PID/stat, on all common systems. */
const TICKS = 100;

type Process = { pid: number; parent: number; seconds: number };

function readProcess(pid: number): Process | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // What stands in parentheses, the program's name, may hold spaces.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // Its own time, and that of its children that have ended, such as connections of PostgreSQL.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), seconds: ticks / TICKS };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

function processTree(root: number): Process[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
  const found = new Set([root]);
  for (let grew = true; grew; ) {
    const children = all.filter(({ pid, parent }) => found.has(parent) && !found.has(pid));
    grew = children.length > 0;
    for (const { pid } of children) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid));
}

/** Seconds of processor time so far. */
export function processorSeconds(root: number): number {
  return processTree(root).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Bytes that a process and its children hold in memory, shared pages counted by their share. */
export function residentBytes(root: number): number {
  return processTree(root).reduce((sum, { pid }) => sum + proportionalBytes(pid), 0);
}

function proportionalBytes(pid: number): number {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0;
  }
}
