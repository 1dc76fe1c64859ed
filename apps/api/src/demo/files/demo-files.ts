import { Readable } from 'node:stream';
import { type FileStore, newFileKey } from '../../platform/files/file-store';
import { Random } from '../random';
import { systems } from '../texts/systems';
import type { LogEntry, TicketHistory } from '../ticket-history';
import type { FileKind } from '../ticket-plan';
import type { DemoTicket } from '../tickets';
import { calendarDate } from '../words';
import { logFile } from './log-file';
import { screenshot } from './screenshot';

/** Where uploaded files are kept. */
export type FileShelf = Pick<FileStore, 'put'>;

/** A file that has been put away. */
export interface StoredFile {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
  readonly isImage: boolean;
}

/** Files of descriptions by their history, files of messages by their entry. */
export type StoredFiles = ReadonlyMap<TicketHistory | LogEntry, readonly StoredFile[]>;

const seed = 77;

/** Draws and writes the files of all tickets and puts them away. */
export async function storeFiles(tickets: readonly DemoTicket[], shelf: FileShelf): Promise<StoredFiles> {
  const random = new Random(seed);
  const stored = new Map<TicketHistory | LogEntry, StoredFile[]>();
  const store = async (
    owner: TicketHistory | LogEntry,
    kinds: readonly FileKind[],
    history: TicketHistory,
  ) => {
    for (const [index, kind] of kinds.entries()) {
      const { content, ...file } = makeFile(random, kind, history, index + 1);
      // Names in the store are never reused: a fill that failed leaves files that nothing refers to.
      const key = newFileKey();
      const { size } = await shelf.put(key, Readable.from([content]));
      stored.set(owner, [...(stored.get(owner) ?? []), { ...file, key, size }]);
    }
  };
  for (const { history } of tickets) {
    await store(history, history.plan.bodyFiles, history);
    for (const entry of history.entries) await store(entry, entry.files, history);
  }
  return stored;
}

function makeFile(random: Random, kind: FileKind, { plan, createdAt }: TicketHistory, index: number) {
  if (kind === 'SCREENSHOT') {
    return {
      name: `снимок-экрана-${index}.png`,
      mediaType: 'image/png',
      isImage: true,
      content: screenshot(random),
    };
  }
  const { component } = systems[plan.system];
  const date = calendarDate(createdAt, plan.author.timeZone);
  const content = logFile(random, component, createdAt);
  return { name: `${component}-${date}.txt`, mediaType: 'text/plain', isImage: false, content };
}
