import { permissions } from '@supportal/domain';
import { documents } from '../testing/documents';
import { TestApp } from '../testing/test-app';
import { Organization } from './organizations/organization.entity';
import { User } from './accounts/user.entity';

const changePassword =
  'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { mustChangePassword } }';

describe('an empty database', () => {
  let app: TestApp;
  let first: { login: string; password: string };
  beforeAll(async () => {
    app = await TestApp.open();
    const { filled } = app.app;
    if (!filled || !('administrator' in filled)) throw new Error('no administrator');
    first = filled.administrator;
  });
  afterAll(() => app.close());

  it('gets one provider and one administrator with every right', async () => {
    const { read } = app.app.platform.database;
    expect(await read.list(Organization)).toMatchObject([{ kind: 'PROVIDER', active: true }]);
    expect(await read.list(User)).toMatchObject([{ login: 'admin', mustChangePassword: true }]);
    expect(first.login).toBe('admin');
    expect(first.password).toMatch(/^[\w-]{16}$/);
  });

  it('lets the administrator in, but first of all to change the password', async () => {
    const api = await app.as(null);
    const { data, response } = await api.ask<{
      signIn: { mustChangePassword: boolean; viewer: { permissions: string[] } };
    }>(documents.signIn, { input: first });
    expect(data!.signIn.mustChangePassword).toBe(true);
    expect(data!.signIn.viewer.permissions).toEqual([...permissions].sort());
    api.token = tokenOf(response);
    expect(await api.codeOf(documents.counters)).toBe('PASSWORD_CHANGE_REQUIRED');

    const newPassword = 'пароль первого дня';
    const changed = await api.ask<{ changePassword: { mustChangePassword: boolean } }>(changePassword, {
      input: { currentPassword: first.password, newPassword },
    });
    expect(changed.data!.changePassword.mustChangePassword).toBe(false);
    api.token = tokenOf(changed.response);
    expect(await api.codeOf(documents.counters)).toBeNull();
    expect(await api.codeOf(documents.signIn, { input: first })).toBe('UNAUTHENTICATED');
  });

  it('is filled once: the next start finds it as it is', async () => {
    const again = await app.secondNode();
    expect(again.app.filled).toBeNull();
    expect(await again.app.platform.database.read.list(User)).toHaveLength(1);
    await again.close();
  });

  it('offers environments and checklists at once', async () => {
    const provider = await app.make.provider();
    const group = await app.make.group({ organization: provider, rights: ['ticket.create'] });
    const api = await app.as(await app.make.user({ organization: provider, groups: [group] }));
    const { ticketForm } = await api.run<{
      ticketForm: { environments: object[]; requiredInformation: { type: string; items: object[] }[] };
    }>('{ ticketForm { environments { id } requiredInformation { type items { heading hint } } } }');
    expect(ticketForm.environments.length).toBeGreaterThan(0);
    expect(ticketForm.requiredInformation).toHaveLength(4);
    for (const { items } of ticketForm.requiredInformation) expect(items.length).toBeGreaterThan(1);
  });
});

const tokenOf = (response: Response): string =>
  /supportal_session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')![1]!;
