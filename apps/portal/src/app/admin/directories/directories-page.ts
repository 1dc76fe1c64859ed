import { ChangeDetectionStrategy, Component, computed, inject, viewChildren } from '@angular/core';
import {
  AdministrationChanges,
  onAdministrationChange,
} from '../../core/administration/administration-changes';
import { injectMutation } from '../../core/graphql/inject-mutation';
import { injectQuery } from '../../core/graphql/inject-query';
import { injectTexts } from '../../core/i18n/texts';
import { injectUnloadGuard } from '../../core/navigation/leaving';
import type { Leavable } from '../../core/navigation/unsent-pages';
import { SessionStore } from '../../core/session/session-store';
import type { Directory } from './directory';
import { DirectoryPane } from './directory-pane';
import {
  CreateEnvironmentDocument,
  CreateSystemDocument,
  DeleteEnvironmentDocument,
  DeleteSystemDocument,
  DirectoryEnvironmentsDocument,
  DirectorySystemsDocument,
  UpdateEnvironmentDocument,
  UpdateSystemDocument,
} from './directories.generated';

/** «Справочники»: systems and environments. */
@Component({
  selector: 'portal-directories-page',
  imports: [DirectoryPane],
  template: `
    <portal-directory-pane
      [directory]="systems"
      [editable]="editable()"
      [title]="text('directories.systems')"
      [addLabel]="text('directories.newSystem')"
    />
    <portal-directory-pane
      [directory]="environments"
      [editable]="editable()"
      [title]="text('directories.environments')"
      [addLabel]="text('directories.newEnvironment')"
    />
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr));
      align-items: start;
      gap: var(--space-4);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class DirectoriesPage implements Leavable {
  protected readonly text = injectTexts();
  private readonly changes = inject(AdministrationChanges);
  private readonly session = inject(SessionStore);
  protected readonly editable = computed(() => this.session.mayAdminister('directory.edit'));
  private readonly panes = viewChildren(DirectoryPane);
  protected readonly systems = this.systemDirectory();
  protected readonly environments = this.environmentDirectory();
  readonly leaving = { title: 'admin.form.leaveTitle', text: 'admin.form.leaveText' } as const;

  constructor() {
    injectUnloadGuard(this);
    for (const directory of [this.systems, this.environments])
      onAdministrationChange([directory.kind], () => void directory.refresh());
  }

  hasUnsent(): boolean {
    return this.panes().some((pane) => pane.unsent());
  }

  private systemDirectory(): Directory {
    const query = injectQuery(DirectorySystemsDocument);
    const creating = injectMutation(CreateSystemDocument);
    const updating = injectMutation(UpdateSystemDocument);
    const deleting = injectMutation(DeleteSystemDocument);
    return {
      kind: 'SYSTEM',
      param: 'systems',
      entries: computed(() => query.value()?.systems),
      error: query.error,
      refresh: () => query.refetch(),
      create: async (name) => this.told('SYSTEM', (await creating.run({ input: { name } })).createSystem.id),
      update: async (input) => this.told('SYSTEM', (await updating.run({ input })).updateSystem.id),
      remove: async ({ id, version }) => {
        await deleting.run({ id, version });
        this.told('SYSTEM', id);
      },
    };
  }

  private environmentDirectory(): Directory {
    const query = injectQuery(DirectoryEnvironmentsDocument);
    const creating = injectMutation(CreateEnvironmentDocument);
    const updating = injectMutation(UpdateEnvironmentDocument);
    const deleting = injectMutation(DeleteEnvironmentDocument);
    return {
      kind: 'ENVIRONMENT',
      param: 'environments',
      entries: computed(() => query.value()?.environments),
      error: query.error,
      refresh: () => query.refetch(),
      create: async (name) =>
        this.told('ENVIRONMENT', (await creating.run({ input: { name } })).createEnvironment.id),
      update: async (input) => this.told('ENVIRONMENT', (await updating.run({ input })).updateEnvironment.id),
      remove: async ({ id, version }) => {
        await deleting.run({ id, version });
        this.told('ENVIRONMENT', id);
      },
    };
  }

  private told(kind: 'SYSTEM' | 'ENVIRONMENT', id: number): void {
    this.changes.tell(kind, id);
  }
}
