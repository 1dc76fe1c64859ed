import 'reflect-metadata';
import { compose, type App } from '../../app';
import { readConfig } from '../../config';
import { ManualJobRunner } from '../../platform/jobs/manual-job-runner';
import { Factories } from '../../testing/factories';

/** A support service in a database, and sessions of its people. */
export interface SeededWorld {
  readonly systemId: number;
  readonly environmentId: number;
  readonly organizationId: number;
  readonly groupId: number;
  readonly authorIds: readonly number[];
  /** Tokens of sessions: customers who write and answer, specialists who process and note. */
  readonly authors: readonly string[];
  readonly specialists: readonly string[];
}

/** The application in this process on the database and files of a server's configuration; close it after use. */
export const openInProcess = (env: Record<string, string>): Promise<App> =>
  compose(
    readConfig({ DEMO_DATA: 'false', PORTAL_DIR: '/nowhere', LOG_LEVEL: 'silent', PORT: '0', ...env }),
    { jobs: new ManualJobRunner() },
  );

/** Fills an empty database with `pairs` customers and as many specialists. */
export async function seedWorld(env: Record<string, string>, pairs: number): Promise<SeededWorld> {
  const app = await openInProcess(env);
  try {
    return await fill(new Factories(app), pairs);
  } finally {
    await app.close();
  }
}

async function fill(make: Factories, pairs: number): Promise<SeededWorld> {
  const [provider, organization, system] = [
    await make.provider(),
    await make.organization(),
    await make.system(),
  ];
  const group = await make.group({ organization, systems: [system], rights: ['ticket.create'] });
  const line = await make.group({ organization: provider, systems: [system] });
  const authorIds: number[] = [];
  const authors: string[] = [];
  const specialists: string[] = [];
  for (let pair = 0; pair < pairs; pair++) {
    const author = await make.user({
      organization,
      groups: [group],
      rights: ['ticket.reply', 'ticket.reopen'],
    });
    const specialist = await make.user({
      organization: provider,
      groups: [line],
      rights: ['ticket.process', 'ticket.note'],
    });
    authorIds.push(author.id);
    authors.push(await make.session(author));
    specialists.push(await make.session(specialist));
  }
  const { id: environmentId } = await make.environment();
  const ids = { systemId: system.id, environmentId, organizationId: organization.id, groupId: group.id };
  return { ...ids, authorIds, authors, specialists };
}
