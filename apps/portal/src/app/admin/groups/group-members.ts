import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { ErrorState, Pane, PersonName, Skeleton, type PickerItem } from '@supportal/ui';
import { SearchField } from '../../core/forms/search-field';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectTexts } from '../../core/i18n/texts';
import { Notices } from '../../core/notices/notices';
import type { AdminRow } from '../shared/admin-list';
import { AdminDialogs } from '../shared/admin-dialogs';
import {
  AdministrationChanges,
  onAdministrationChange,
} from '../../core/administration/administration-changes';
import { injectLookup } from '../shared/lookup';
import { ObjectPicker } from '../shared/object-picker';
import { RoleOptionsDocument } from '../shared/options.generated';
import { injectPickedSet } from '../shared/picked-set';
import { PickedSetForm } from '../shared/picked-set-form';
import { injectRightsChange } from '../shared/rights-change';
import {
  ChangeGroupMembersDocument,
  MemberCandidatesDocument,
  PreviewGroupMembersDocument,
  PreviewMemberRolesDocument,
  SetMemberRolesDocument,
  type GroupDetailsFragment,
  type GroupMemberRowFragment,
} from './groups.generated';
import { injectMemberList } from './member-list';

/** «Пользователи группы»: who is in it, who joins and leaves, and for the chosen member «Список ролей» at the side. */
@Component({
  selector: 'portal-group-members',
  imports: [
    ErrorState,
    MatButton,
    MatIcon,
    MatIconButton,
    ObjectPicker,
    Pane,
    PersonName,
    PickedSetForm,
    SearchField,
    Skeleton,
  ],
  templateUrl: './group-members.html',
  styleUrl: './group-members.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupMembers {
  readonly group = input.required<GroupDetailsFragment>();

  protected readonly text = injectTexts();
  private readonly notices = inject(Notices);
  private readonly dialogs = inject(AdminDialogs);
  private readonly changes = inject(AdministrationChanges);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly previewing = injectMutation(PreviewGroupMembersDocument);
  private readonly changing = injectMutation(ChangeGroupMembersDocument);
  private readonly previewingRoles = injectMutation(PreviewMemberRolesDocument);
  private readonly settingRoles = injectMutation(SetMemberRolesDocument);
  private readonly groupId = computed(() => this.group().id);
  private readonly organizationId = computed(() => this.group().organization.id);

  protected readonly search = linkedSignal({ source: this.groupId, computation: () => '' });
  private readonly members = injectMemberList(this.groupId, this.search);
  protected readonly list = this.members.list;
  protected readonly selectedId = linkedSignal<number, number | null>({
    source: this.groupId,
    computation: () => null,
  });
  private readonly lastSeen = signal<GroupMemberRowFragment | null>(null);
  /** The chosen member; stays when a search leaves them out of the list. */
  protected readonly selected = computed(() => {
    const id = this.selectedId();
    if (id === null) return null;
    const seen = this.lastSeen();
    return this.members.find(id) ?? (seen?.user.id === id ? seen : null);
  });
  protected readonly change = injectRightsChange();
  protected readonly joining = new FormControl<readonly PickerItem[]>([], { nonNullable: true });
  protected readonly chosen = toSignal(this.joining.valueChanges, { initialValue: [] });
  protected readonly candidates = injectLookup(
    MemberCandidatesDocument,
    (search) => ({ search: search || null, organizationId: this.organizationId(), groupId: this.groupId() }),
    ({ users }) =>
      users.edges.map(({ node: { id, fullName, login } }) => ({ id, name: fullName, note: login })),
  );
  protected readonly roleOptions = injectLookup(
    RoleOptionsDocument,
    (search) => ({ search: search || null, organizationId: this.organizationId() }),
    ({ roles }) => roles.edges.map(({ node }) => this.roleItem(node)),
  );
  protected readonly roles = injectPickedSet({
    kept: () => this.selected()?.roles.map((role) => this.roleItem(role)),
    editable: () => this.group().editable,
    preview: async (roleIds, seenRoleIds) =>
      (await this.previewingRoles.run({ input: this.rolesInput(roleIds, seenRoleIds) })).setMemberRoles
        .effect,
    save: async (roleIds, seenRoleIds) => {
      await this.settingRoles.run({ input: this.rolesInput(roleIds, seenRoleIds) });
      this.changes.tell('GROUP', this.groupId());
    },
    refetch: () => this.list.refresh(),
  });

  constructor() {
    onAdministrationChange(
      ['GROUP'],
      () => void this.candidates.refresh(),
      (id) => id === this.groupId(),
    );
    effect(() => {
      const selected = this.selected();
      if (selected) this.lastSeen.set(selected);
    });
    effect(() => {
      this.groupId();
      untracked(() => this.startAnew());
    });
  }

  /** True while people are chosen but not added, or roles are picked but not saved. */
  hasUnsent(): boolean {
    return this.chosen().length > 0 || this.roles.dirty();
  }

  protected async select(userId: number): Promise<void> {
    if (userId === this.selectedId() || !(await this.mayDropRoles())) return;
    this.selectedId.set(userId);
    this.roles.start(this.selected()?.roles.map((role) => this.roleItem(role)) ?? []);
  }

  protected async join(): Promise<void> {
    const people = this.joining.value;
    if (!(await this.changeMembers(people, []))) return;
    this.joining.reset();
    this.notices.done(this.text('people.members.added', { count: people.length }));
    this.afterRender(() => this.host.querySelector<HTMLElement>('.adding input')?.focus());
  }

  protected async remove(row: AdminRow, index: number): Promise<void> {
    if (!(await this.changeMembers([], [row]))) return;
    if (this.selectedId() === row.id) this.choose(null);
    this.notices.done(this.text('people.members.removed', { name: row.name }));
    this.afterRender(() => {
      const left = [...this.host.querySelectorAll<HTMLElement>('.leave')];
      const next = left[index] ?? left.at(-1) ?? this.host.querySelector<HTMLElement>('.adding input');
      next?.focus();
    });
  }

  private async changeMembers(add: readonly { id: number }[], remove: readonly { id: number }[]) {
    const input = {
      groupId: this.groupId(),
      add: add.map(({ id }) => id),
      remove: remove.map(({ id }) => id),
    };
    const changed = await this.change.run({
      preview: async () => (await this.previewing.run({ input })).changeGroupMembers.effect,
      save: () => this.changing.run({ input }),
    });
    if (!changed) return false;
    this.changes.tell('GROUP', input.groupId);
    await this.list.refreshed();
    return true;
  }

  private readonly roleItem = (role: GroupMemberRowFragment['roles'][number]): PickerItem => ({
    id: role.id,
    name: role.name,
    note: role.leading ? this.text('admin.roles.leading') : undefined,
  });

  private rolesInput(roleIds: number[], seenRoleIds: number[]) {
    return { groupId: this.groupId(), userId: this.selectedId() ?? 0, roleIds, seenRoleIds };
  }

  private async mayDropRoles(): Promise<boolean> {
    return !this.roles.dirty() || (await this.dialogs.confirmLeaving());
  }

  private choose(userId: number | null): void {
    this.selectedId.set(userId);
    this.roles.start([]);
  }

  private startAnew(): void {
    this.choose(null);
    this.joining.reset();
    this.change.forget();
  }

  private afterRender(run: () => void): void {
    afterNextRender(run, { injector: this.injector });
  }
}
