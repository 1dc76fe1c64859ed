import {
  categoryOf,
  isProviderOnly,
  permissionCatalogue,
  permissionCategories,
  permissions,
} from './permissions';

describe('the catalogue of rights', () => {
  it('names rights noun.verb', () => {
    expect(permissions.filter((name) => !/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/.test(name))).toEqual([]);
    expect(permissions).toEqual(Object.keys(permissionCatalogue));
  });

  it('puts every right into one of the three categories, and leaves none of them empty', () => {
    const used = permissions.map(categoryOf);
    expect([...new Set(used)].sort()).toEqual([...permissionCategories].sort());
  });

  it('lists what a customer organization can never be given', () => {
    expect(permissions.filter(isProviderOnly)).toEqual([
      'organization.edit',
      'directory.edit',
      'calendar.edit',
      'group.connect',
      'ticket.process',
      'ticket.assign',
      'ticket.note',
    ]);
  });
});
