import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { injectQuery } from '../../core/graphql/inject-query';
import { SearchField } from '../../core/forms/search-field';
import { DomainWords } from '../../core/i18n/domain-words';
import { injectTexts } from '../../core/i18n/texts';
import { SessionStore } from '../../core/session/session-store';
import {
  AdministeredOrganizationDocument,
  AdministeredOrganizationsDocument,
} from '../shared/administration.generated';
import { injectLookup } from '../shared/lookup';
import { LookupField } from '../shared/lookup-field';
import { auditKinds, type AuditQuery } from './audit-query';
import { AuditActorDocument, AuditActorsDocument } from './audit.generated';

/** What of the audit log is shown: whose, by whom, about what, when. */
@Component({
  selector: 'portal-audit-filters',
  imports: [LookupField, MatFormFieldModule, MatInput, MatSelectModule, SearchField],
  templateUrl: './audit-filters.html',
  styleUrl: './audit-filters.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditFilters {
  readonly query = input.required<AuditQuery>();
  /** Parameters of the address; null takes one away. */
  readonly changed = output<Readonly<Record<string, string | number | null>>>();
  protected readonly text = injectTexts();
  protected readonly words = inject(DomainWords).words;
  private readonly session = inject(SessionStore);
  protected readonly kinds = auditKinds;
  /** Only people of the provider read the log of other organizations. */
  protected readonly choosesOrganization = computed(() => this.session.viewer()?.isSpecialist ?? false);
  /** Names of people are not told to everybody who may read the log. */
  protected readonly choosesActor = computed(() => this.session.adminSections().includes('USERS'));
  protected readonly organizations = injectLookup(
    AdministeredOrganizationsDocument,
    (search) => ({ search: search || null }),
    ({ organizations }) => organizations.edges.map(({ node }) => node),
  );
  protected readonly actors = injectLookup(
    AuditActorsDocument,
    (search) => ({ search: search || null, organizationId: this.query().organizationId }),
    ({ users }) => users.edges.map(({ node }) => ({ id: node.id, name: `${node.fullName} (${node.login})` })),
  );
  private readonly organization = injectQuery(AdministeredOrganizationDocument, () =>
    idVariables(this.choosesOrganization() ? this.query().organizationId : null),
  );
  private readonly actor = injectQuery(AuditActorDocument, () =>
    idVariables(this.choosesActor() ? this.query().actorId : null),
  );
  protected readonly organizationName = computed(() =>
    nameOr(this.query().organizationId, this.organization.value()?.organization.name),
  );
  protected readonly actorName = computed(() =>
    nameOr(this.query().actorId, this.actor.value()?.user.fullName),
  );
}

const idVariables = (id: number | null) => (id === null ? null : { id });

/** Until the name is known the filter shows that it is there. */
const nameOr = (id: number | null, name: string | undefined): string =>
  id === null ? '' : (name ?? `№ ${id}`);
