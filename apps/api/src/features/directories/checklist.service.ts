import { labels, ticketTypes, type TicketType } from '@supportal/domain';
import type { Reader } from '../../platform/database/reader';
import type { Tx } from '../../platform/database/tx';
import { notFound } from '../../platform/graphql/failure';
import type { Administration, AdminOrder } from '../administration/administration';
import type { AuditSubject } from '../administration/audit-trail';
import { ChecklistRow } from './checklist.entity';
import type { ChecklistType, UpdateChecklistInput } from './checklist.types';
import type { ChecklistItem } from './checklists';
import { RequiredItemRow } from './required-item.entity';

/** Lists and edits the checklists of required information. */
export class ChecklistService {
  constructor(
    private readonly administration: Administration,
    private readonly read: Reader,
  ) {}

  /** One for each type of tickets, in the order of types. */
  async list(): Promise<ChecklistType[]> {
    const lists = await this.read.list(ChecklistRow);
    const items = await this.read.list(RequiredItemRow);
    return ticketTypes.flatMap((type) =>
      lists
        .filter(({ ticketType }) => ticketType === type)
        .map(({ version }) => ({ ticketType: type, version, items: inOrder(items, type) })),
    );
  }

  /** Replaces the items of a checklist; the form uses them at once. */
  async update(order: AdminOrder, input: UpdateChecklistInput): Promise<void> {
    const { ticketType, version } = input;
    await this.administration.change(order, async (change) => {
      const { tx } = change;
      await change.withinAll(['directory.edit']);
      const list = await tx.lock(ChecklistRow, { ticketType });
      if (!list) throw notFound();
      const had = inOrder(await tx.list(RequiredItemRow, { ticketType }), ticketType);
      await change.expectVersion(subjectOf(list), list, version, { items: had });
      const has = input.items.map(trimmed);
      await replaceItems(tx, ticketType, has);
      await tx.update(ChecklistRow, list.id, { version: list.version + 1 });
      change.audit('checklist.edited', subjectOf(list), told(had), told(has));
    });
  }
}

const subjectOf = ({ id, ticketType }: ChecklistRow): AuditSubject => ({
  kind: 'CHECKLIST',
  id,
  name: labels.ru.type[ticketType],
  organizationId: null,
});

const trimmed = ({ headingRu, headingEn, hintRu, hintEn }: ChecklistItem): ChecklistItem => ({
  headingRu: headingRu.trim(),
  headingEn: headingEn.trim(),
  hintRu: hintRu.trim(),
  hintEn: hintEn.trim(),
});

const inOrder = (items: readonly RequiredItemRow[], type: TicketType): ChecklistItem[] =>
  items
    .filter(({ ticketType }) => ticketType === type)
    .sort((a, b) => a.position - b.position)
    .map(trimmed);

const told = (items: readonly ChecklistItem[]) => ({
  itemsRu: items.map(({ headingRu, hintRu }) => `${headingRu} (${hintRu})`),
  itemsEn: items.map(({ headingEn, hintEn }) => `${headingEn} (${hintEn})`),
});

async function replaceItems(tx: Tx, ticketType: TicketType, items: readonly ChecklistItem[]): Promise<void> {
  await tx.remove(RequiredItemRow, { ticketType });
  for (const [index, item] of items.entries())
    await tx.insert(RequiredItemRow, { ticketType, position: index + 1, ...item });
}
