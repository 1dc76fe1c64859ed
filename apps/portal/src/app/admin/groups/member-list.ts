import { assertInInjectionContext, computed, type Signal } from '@angular/core';
import { injectQuery, type LiveQuery } from '../../core/graphql/inject-query';
import { AdminList } from '../shared/admin-list';
import { onAdministrationChange } from '../../core/administration/administration-changes';
import { namesOf } from '../shared/names-of';
import { GroupMembersDocument, type GroupMemberRowFragment } from './groups.generated';

/** The members of a group, page by page. */
export interface MemberList {
  readonly list: AdminList;
  /** A member that is loaded. */
  readonly find: (userId: number) => GroupMemberRowFragment | undefined;
}

/** The members of a group, as far as they fit what is searched; call it in the constructor of the component. */
export function injectMemberList(groupId: Signal<number>, search: Signal<string>): MemberList {
  assertInInjectionContext(injectMemberList);
  const query = injectQuery(
    GroupMembersDocument,
    () => ({ id: groupId(), search: search() || null, after: null }),
    { keepPrevious: true },
  );
  const page = computed(() => {
    const group = query.value()?.group;
    return group?.id === groupId() ? group.members : undefined;
  });
  const members = computed(() => page()?.edges.map(({ node }) => node) ?? []);
  const rows = computed(() =>
    members().map(({ user, roles }) => ({
      id: user.id,
      name: user.fullName,
      note: namesOf(roles),
      faded: !user.active,
    })),
  );
  const list = new AdminList(query as LiveQuery<unknown, { after: string }>, page, rows);
  onAdministrationChange(
    ['GROUP'],
    () => void list.refresh(),
    (id) => id === groupId(),
  );
  onAdministrationChange(['USER', 'ROLE'], () => void list.refresh());
  return { list, find: (userId) => members().find(({ user }) => user.id === userId) };
}
