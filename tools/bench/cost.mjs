// What a process has used so far, as Linux counts it.
import { readFileSync } from 'node:fs';

// USER_HZ: 100 on every Linux that Node runs on.
const tickMilliseconds = 10;

/** Processor time of a process in milliseconds, user and system, all threads; steps of 10 ms. */
export function cpuOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces: fields are counted behind it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMilliseconds;
}

/** Resident memory of a process in KiB. */
export function memoryOf(pid) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
}
