import { labels, locales } from '@supportal/domain';
import { providerWith } from '../../testing/administration';
import type { ApiClient } from '../../testing/api-client';
import { TestApp } from '../../testing/test-app';
import { auditKinds } from './audit-entry.entity';
import { AuditTrail, changesBetween, type AuditSubject, type AuditValues } from './audit-trail';

const rights = ['audit.read', 'list.export'] as const;

describe('the file of the audit log', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.open();
    app.clock.set(new Date('2026-02-02T06:00:00Z'));
    const write = (action: string, subject: Partial<AuditSubject>, before: AuditValues, after: AuditValues) =>
      app.app.platform.database.uow.run((tx) =>
        new AuditTrail(app.clock).write(
          tx,
          { id: null, origin: { address: '203.0.113.7', source: 'API' } },
          action,
          { kind: 'ROLE', id: 5, name: 'Смена', organizationId: null, ...subject },
          changesBetween(before, after),
        ),
      );
    const set = { kind: 'PERMISSION_SET' } as const;
    await write('permissionSet.edited', set, {}, { permissions: ['ticket.create', 'audit.read'] });
    await write('role.edited', {}, { leading: false }, { leading: true });
    await write('group.rolesChanged', { kind: 'GROUP' }, {}, { '=cmd()': ['Оператор', 'Старший'] });
    await write(
      'audit.exported',
      { kind: 'AUDIT', name: '' },
      {},
      { from: new Date('2026-02-01T21:00:00Z') },
    );
    await write('user.passwordReset', { kind: 'USER' }, {}, { password: 'changed' });
  });
  afterAll(() => app.close());

  it.each(locales)('has a word for every kind of object: %s', (locale) => {
    const kinds = auditKinds.map((kind) => labels[locale].objectKind[kind]);
    expect(kinds.every(Boolean)).toBe(true);
    expect(new Set(kinds).size).toBe(auditKinds.length);
  });

  const linesOf = async (api: ApiClient, from = 3) => {
    const response = await fetch(`${api.address}/audit.csv`, { headers: api.headers() });
    const lines = (await response.text()).trimEnd().split('\r\n').slice(1);
    // The newest is the export itself.
    return lines.slice(1).map((line) => line.split(',').slice(from).join(','));
  };

  it('has words instead of codes, in the language and the time zone of the reader', async () => {
    const reader = await providerWith(app, [...rights], 'Орлова Ольга');
    expect(await linesOf(reader)).toEqual([
      'Через API,сброс пароля,Пользователь,5,Смена,,Пароль: – → новый',
      'Через API,выгрузка,Журнал аудита,5,,,Фильтр: с: – → 2026-02-02 00:00:00',
      `Через API,изменение ролей участника,Группа,5,Смена,,"'=cmd(): – → Оператор, Старший"`,
      'Через API,изменение,Роль,5,Смена,,Руководящая роль: Нет → Да',
      'Через API,изменение,Полномочие,5,Смена,,"Права: – → Создание тикетов, Просмотр журнала изменений"',
    ]);
    const organization = await app.make.provider();
    const values = { locale: 'en' as const, timeZone: 'Asia/Tokyo' };
    const english = await app.as(await app.make.user({ organization, rights: [...rights], values }));
    const [, , exported, , role] = await linesOf(english);
    expect(exported).toBe('By the API,exported,Audit log,5,,,Filter: from: – → 2026-02-02 06:00:00');
    expect(role).toBe('By the API,edited,Role,5,Смена,,Leading role: No → Yes');
  });

  it('says that nobody did what happened by itself', async () => {
    const lines = await linesOf(await providerWith(app, [...rights], 'Орлов Олег'), 1);
    expect(lines.map((line) => line.split(',')[0])).toContain('Автоматически');
  });
});
