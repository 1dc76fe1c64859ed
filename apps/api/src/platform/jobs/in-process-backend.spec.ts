import type { JobParameters, JobState } from 'agenda';
import { inProcessBackend } from './in-process-backend';

const second = 1_000;
const hour = 3_600 * second;
const noon = Date.parse('2026-03-02T12:00:00.000Z');
const at = (offset: number) => new Date(noon + offset);

describe('jobs kept in the process', () => {
  const { repository } = inProcessBackend((): JobState => 'scheduled');
  const planned = (name: string, nextRunAt: Date, repeatInterval: number) =>
    repository.saveJob(
      { name, nextRunAt, repeatInterval, type: 'single', priority: 0 } as unknown as JobParameters,
      undefined,
    );
  const next = (name: string, now: number) =>
    repository.getNextJobToRun(name, at(now + second), at(now - 10 * second), at(now), undefined);

  it('are taken when they are due before the next look', async () => {
    await planned('due', at(900), second);
    expect(await next('due', 0)).toMatchObject({ name: 'due' });
    await planned('later', at(hour / 2), hour);
    expect(await next('later', 0)).toBeUndefined();
  });

  it('are taken at once when the clock was put back since they were planned', async () => {
    await planned('overtaken', at(hour), second);
    expect(await next('overtaken', 0)).toMatchObject({ name: 'overtaken' });
  });
});
