import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../access/context';
import { byId } from '../../platform/graphql/loaders';
import { Organization, OrganizationKind } from '../organizations/organization.entity';
import type { ShownPerson } from './people.service';
import { User } from './user.entity';

const organizationOf = byId(Organization);

/** Fields of people that are not columns. */
@Resolver(() => User)
export class PersonResolver {
  @FieldResolver(() => Boolean, { description: 'True for people of the provider.' })
  isSpecialist(@Root() person: ShownPerson, @Ctx() { loaders }: RequestContext): boolean | Promise<boolean> {
    if (person.kind) return person.kind === OrganizationKind.PROVIDER;
    return loaders
      .load(organizationOf, person.organizationId)
      .then((organization) => organization?.kind === OrganizationKind.PROVIDER);
  }
}
