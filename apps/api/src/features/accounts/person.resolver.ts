import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../access/context';
import { byId } from '../../platform/graphql/loaders';
import { Organization, OrganizationKind } from '../organizations/organization.entity';
import { User } from './user.entity';

const organizationOf = byId(Organization);

/** Fields of people that are not columns. */
@Resolver(() => User)
export class PersonResolver {
  @FieldResolver(() => Boolean, { description: 'True for people of the provider.' })
  async isSpecialist(@Root() person: User, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    const organization = await loaders.load(organizationOf, person.organizationId);
    return organization?.kind === OrganizationKind.PROVIDER;
  }
}
