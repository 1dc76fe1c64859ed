/** The three categories in which rights are picked. */
export const permissionCategories = ['USERS', 'GENERAL', 'TICKETS'] as const;
/** Category of a right, see {@link permissionCategories}. */
export type PermissionCategory = (typeof permissionCategories)[number];

interface PermissionRule {
  readonly category: PermissionCategory;
  /** A customer organization can never be given this right. */
  readonly providerOnly?: true;
}

/**
 * The catalogue of rights. A right held by a customer user works inside their own organization, held by a provider
 * user it works across all organizations (processing: for the systems their groups are connected to).
 */
export const permissionCatalogue = {
  'user.read': { category: 'USERS' },
  'user.edit': { category: 'USERS' },
  'group.edit': { category: 'USERS' },
  'role.edit': { category: 'USERS' },
  'permissionSet.edit': { category: 'USERS' },
  'organization.edit': { category: 'USERS', providerOnly: true },
  'desktop.read': { category: 'GENERAL' },
  'list.export': { category: 'GENERAL' },
  'token.create': { category: 'GENERAL' },
  'audit.read': { category: 'GENERAL' },
  'directory.edit': { category: 'GENERAL', providerOnly: true },
  'calendar.edit': { category: 'GENERAL', providerOnly: true },
  'group.connect': { category: 'GENERAL', providerOnly: true },
  'ticket.create': { category: 'TICKETS' },
  'ticket.readAll': { category: 'TICKETS' },
  'ticket.reply': { category: 'TICKETS' },
  'ticket.reopen': { category: 'TICKETS' },
  'ticket.process': { category: 'TICKETS', providerOnly: true },
  'ticket.assign': { category: 'TICKETS', providerOnly: true },
  'ticket.note': { category: 'TICKETS', providerOnly: true },
} as const satisfies Record<string, PermissionRule>;

/** A right, named `noun.verb`. */
export type Permission = keyof typeof permissionCatalogue;

/** Every right, in the order of the catalogue. */
export const permissions = Object.keys(permissionCatalogue) as Permission[];

/** True for rights that only people of the provider can hold. */
export const isProviderOnly = (permission: Permission): boolean =>
  'providerOnly' in permissionCatalogue[permission];

/** The category in which a right is picked. */
export const categoryOf = (permission: Permission): PermissionCategory =>
  permissionCatalogue[permission].category;
