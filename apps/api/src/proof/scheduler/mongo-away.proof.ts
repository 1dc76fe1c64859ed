import type { App } from '../../app';
import { ApiClient } from '../../testing/api-client';
import { sqliteProofPlace, type ProofPlace } from '../harness/places';
import { openInProcess, seedWorld, type SeededWorld } from '../harness/seeded-world';
import { ServerProcess } from '../harness/server-process';
import { until } from '../harness/until';
import { ImitatedMongo } from './imitated-mongo';
import { PlannedTickets } from './timers-due';

/** Timers act within this, wherever the jobs run: five seconds and two to notice that MongoDB is gone, and five to spare. */
const soon = 12_000;
/** A MongoDB that is gone is noticed within this. */
const noticed = 20_000;

/** A server, its database and a MongoDB that the proof plays. */
class Scene {
  private running: ServerProcess | null = null;
  private constructor(
    private readonly place: ProofPlace,
    private readonly world: SeededWorld,
    private readonly app: App,
    readonly mongo: ImitatedMongo,
  ) {}

  /** Plays one and clears up after it. */
  static async play(act: (scene: Scene) => Promise<void>): Promise<void> {
    const place = await sqliteProofPlace();
    const world = await seedWorld(place.env, 1);
    const scene = new Scene(place, world, await openInProcess(place.env), await ImitatedMongo.place());
    await act(scene).finally(() => scene.clear());
  }

  async startServer(): Promise<void> {
    const env = { ...this.place.env, MONGODB_URL: this.mongo.url, LOG_LEVEL: 'info' };
    this.running = await ServerProcess.start(env);
  }

  /** Requests are answered at once, and a timer that falls due acts. */
  async expectWorking(): Promise<void> {
    const from = performance.now();
    await new ApiClient(this.running!.url, this.world.authors[0]!).run('{ ticketCounters { mine } }');
    expect(performance.now() - from).toBeLessThan(2_000);
    const planned = new PlannedTickets(this.app, this.world);
    const ids = await planned.waiting([new Date()]);
    expect(await until(async () => (await planned.acted(ids)) === 1, 60_000)).toBeLessThan(soon);
  }

  /** Waits until jobs run on MongoDB, and are taken from it again and again. */
  async jobsOnMongo(): Promise<void> {
    const taken = () => this.mongo.answered.get('findAndModify') ?? 0;
    const before = taken();
    await until(() => taken() > before + 5, noticed);
  }

  async mongoMissed(): Promise<void> {
    await until(() => this.running!.output.includes('MongoDB is gone'), noticed);
  }

  async expectQuickEnd(): Promise<void> {
    const from = performance.now();
    expect(await this.running!.end('SIGTERM')).toBe(0);
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(this.running!.output).not.toMatch(/unhandled|uncaught/i);
  }

  private async clear(): Promise<void> {
    await this.running?.end('SIGKILL');
    await this.app.close();
    await this.mongo.die();
    await this.place.remove();
  }
}

/** Nobody listens; then it is there; then it falls silent. */
async function silenced(scene: Scene): Promise<void> {
  await scene.startServer();
  await scene.expectWorking();
  await scene.mongo.start();
  await scene.jobsOnMongo();
  await scene.expectWorking();
  scene.mongo.fallSilent();
  await scene.mongoMissed();
  await scene.expectWorking();
  await scene.expectQuickEnd();
}

/** It accepts and never answers; then it answers; then it dies, and nobody has noticed yet. */
async function killed(scene: Scene): Promise<void> {
  await scene.mongo.start();
  scene.mongo.fallSilent();
  await scene.startServer();
  await scene.expectWorking();
  await scene.mongo.die();
  await scene.mongo.start();
  await scene.jobsOnMongo();
  await scene.expectWorking();
  await scene.mongo.die();
  await scene.expectWorking();
  await scene.expectQuickEnd();
}

describe('MongoDB that is not there, comes, falls silent or dies', () => {
  it('never keeps the portal or its timers from their work', async () => {
    // Most of both is waiting.
    await Promise.all([Scene.play(silenced), Scene.play(killed)]);
  });
});
