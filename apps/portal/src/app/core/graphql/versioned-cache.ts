import { InMemoryCache, type Cache, type Reference, type StoreObject } from '@apollo/client/cache';
import { gql } from 'apollo-angular';

const ticketVersion = gql<{ version: number }, Record<string, never>>`
  fragment TicketVersion on Ticket {
    version
  }
`;

interface VersionedTicket {
  readonly id: number;
  readonly version: number;
}

/**
 * A cache that never goes back: an answer that was made before a change and arrives after it completes a ticket, but
 * leaves the fields of the newer version. Without a version, and with the same one, what arrives counts.
 */
export class VersionedCache extends InMemoryCache {
  override write<TData = unknown, TVariables extends object = object>(
    options: Cache.WriteOptions<TData, TVariables & Record<string, never>>,
  ): Reference | undefined {
    const outdated = ticketsIn(options.result).filter((ticket) => this.isOutdated(ticket));
    if (outdated.length === 0) return super.write(options);
    const newer = this.extract();
    return this.batch({
      update: () => {
        const written = super.write(options);
        for (const id of new Set(outdated.map((ticket) => this.idOf(ticket))))
          this.putBack(id, newer[id] ?? {});
        return written;
      },
    });
  }

  private isOutdated(ticket: VersionedTicket): boolean {
    const known = this.readFragment({ id: this.idOf(ticket), fragment: ticketVersion });
    return !!known && known.version > ticket.version;
  }

  private idOf({ id }: VersionedTicket): string {
    return this.identify({ __typename: 'Ticket', id }) ?? '';
  }

  /** The event log is no part of a version: its entries are put together, whenever they come. */
  private putBack(id: string, newer: StoreObject): void {
    this.modify({
      id,
      fields: (value: unknown, { fieldName, storeFieldName }) =>
        fieldName !== 'timeline' && storeFieldName in newer ? newer[storeFieldName] : value,
    });
  }
}

/** Every ticket of an answer that tells its version. */
function ticketsIn(data: unknown): VersionedTicket[] {
  if (Array.isArray(data)) return data.flatMap(ticketsIn);
  if (typeof data !== 'object' || data === null) return [];
  const inside = Object.values(data).flatMap(ticketsIn);
  return isVersionedTicket(data) ? [data, ...inside] : inside;
}

const isVersionedTicket = (data: object): data is VersionedTicket =>
  '__typename' in data &&
  data.__typename === 'Ticket' &&
  'id' in data &&
  'version' in data &&
  typeof data.version === 'number';
