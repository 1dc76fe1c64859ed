import type { Clock } from '../platform/clock';

/** A clock that stands until it is told to go. */
export class FakeClock implements Clock {
  private at: number;
  constructor(start = '2026-03-02T06:00:00.000Z') {
    this.at = Date.parse(start);
  }
  now(): Date {
    return new Date(this.at);
  }
  /** Goes on by this many milliseconds. */
  advance(milliseconds: number): void {
    this.at += milliseconds;
  }
  /** Jumps to an instant. */
  set(instant: string | Date): void {
    this.at = new Date(instant).getTime();
  }
}
