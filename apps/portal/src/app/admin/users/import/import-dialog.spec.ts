import { TestBed } from '@angular/core/testing';
import { Clipboard } from '@angular/cdk/clipboard';
import { MatInputHarness } from '@angular/material/input/testing';
import { settle } from '../../../core/testing/portal-testing';
import { AdminBench, connectionOf } from '../../testing/admin-bench';
import { dialog, dialogWith, dialogsClosed, press } from '../../testing/press';
import { credentialsCsv } from '../account/credentials';
import { csvText } from './csv-file';

jest.setTimeout(30_000);

const row = (line: number, changes: object = {}) => ({
  __typename: 'UserImportRow',
  line,
  login: `user${line}`,
  fullName: `Человек ${line}`,
  outcome: 'CREATE',
  password: null,
  errors: [],
  notices: [],
  ...changes,
});
const imported = (rows: readonly { outcome: string }[]) => {
  const count = (outcome: string): number => rows.filter((each) => each.outcome === outcome).length;
  return {
    importUsers: {
      __typename: 'UserImport',
      created: count('CREATE'),
      updated: count('UPDATE'),
      unchanged: count('UNCHANGED'),
      failed: count('ERROR'),
      rows,
    },
  };
};

async function open(): Promise<{ bench: AdminBench; paste: (csv: string) => Promise<void> }> {
  const bench = await AdminBench.open('/admin/users', {
    adminSections: ['USERS'],
    permissions: ['user.edit'],
  });
  await bench.answer('Users', { users: connectionOf('UserAccount', []) });
  press('Импорт из CSV');
  for (let attempt = 0; attempt < 50 && !document.querySelector('mat-dialog-container'); attempt++)
    await settle();
  const field = await bench
    .root()
    .getHarness(MatInputHarness.with({ selector: 'mat-dialog-container textarea' }));
  return {
    bench,
    paste: async (csv) => {
      await field.setValue(csv);
      press('Проверить', dialog());
    },
  };
}

describe('the import of users', () => {
  it('is checked first, and not run while lines are wrong', async () => {
    const { bench, paste } = await open();
    await paste('login;fullName');
    const errors = [{ __typename: 'UserImportError', field: 'login', message: 'Логин занят.' }];
    const asked = await bench.answer('ImportUsers', imported([row(2), row(3, { outcome: 'ERROR', errors })]));
    expect(asked.request.body.variables.input).toEqual({
      organizationId: 2,
      csv: 'login;fullName',
      dryRun: true,
    });
    const rows = [...dialog().querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toContain('Логин занят.');
    const run = [...dialog().querySelectorAll('button')].find(({ textContent }) =>
      /Импортировать/.test(textContent),
    );
    expect(run?.getAttribute('aria-disabled')).toBe('true');
    await (await bench.root().getHarness(MatInputHarness.with({ selector: 'textarea' }))).setValue('login');
    expect(dialog().querySelector('tbody')).toBeNull();
  });

  it('tells what of a line is not done, and runs all the same', async () => {
    const { bench, paste } = await open();
    await paste('login;password');
    const notices = [{ __typename: 'UserImportNotice', field: 'password', message: 'Пароль не изменён.' }];
    await bench.answer('ImportUsers', imported([row(2), row(3, { outcome: 'UPDATE', notices })]));
    const rows = [...dialog().querySelectorAll('tbody tr')];
    expect(rows[0]?.querySelector('li')?.textContent.replace(/\s+/g, ' ').trim()).toBe(
      'пароль: Пароль не изменён.',
    );
    expect(rows[0]?.classList).not.toContain('wrong');
    press('Импортировать: 2', dialog());
    const asked = await bench.answer('ImportUsers', imported([row(2)]));
    expect(asked.request.body.variables.input.dryRun).toBe(false);
  });

  it('shows what is wrong first, then what is done in part, and last what stays as it is', async () => {
    const { bench, paste } = await open();
    await paste('login;password');
    const notices = [{ __typename: 'UserImportNotice', field: 'password', message: 'Пароль не изменён.' }];
    const errors = [{ __typename: 'UserImportError', field: 'login', message: 'Логин занят.' }];
    await bench.answer(
      'ImportUsers',
      imported([
        row(2, { outcome: 'UNCHANGED' }),
        row(3, { outcome: 'UNCHANGED', notices }),
        row(4),
        row(5, { outcome: 'UPDATE', notices }),
        row(6, { outcome: 'ERROR', errors }),
      ]),
    );
    const lines = [...dialog().querySelectorAll('tbody tr')].map((one) => /\d+/.exec(one.textContent)?.[0]);
    expect(lines).toEqual(['6', '5', '4', '3', '2']);
  });

  it('shows generated passwords once, and asks before they are lost', async () => {
    const { bench, paste } = await open();
    await paste('login;fullName\nuser2;Человек 2');
    await bench.answer('ImportUsers', imported([row(2)]));
    press('Импортировать: 1', dialog());
    const asked = await bench.answer('ImportUsers', imported([row(2, { password: 'kRm7-w3Tq' })]));
    expect(asked.request.body.variables.input.dryRun).toBe(false);
    expect(dialog().textContent).toContain('kRm7-w3Tq');
    press('Закрыть', dialog());
    await settle();
    expect(dialog().textContent).toContain('Закрыть, не сохранив пароли?');
    press('Остаться', dialog());
    const copy = jest.spyOn(TestBed.inject(Clipboard), 'copy').mockReturnValue(true);
    press('Копировать', await dialogWith('kRm7-w3Tq'));
    expect(copy).toHaveBeenCalledWith('Человек 2\tuser2\tkRm7-w3Tq');
    press('Закрыть', await dialogWith('kRm7-w3Tq'));
    await dialogsClosed();
    await bench.answer('Users', { users: connectionOf('UserAccount', []) });
    expect(document.querySelector('mat-dialog-container')).toBeNull();
  });

  it('says why nothing could be checked', async () => {
    const { bench, paste } = await open();
    await paste('x');
    await bench.refuse('ImportUsers', 'BAD_USER_INPUT', 'Проверьте', {
      fields: { csv: 'Нет столбца login.' },
    });
    expect(dialog().querySelector('[role=alert]')?.textContent).toContain('Нет столбца login.');
  });
});

describe('files of an import', () => {
  it.each([
    ['UTF-8', [0xef, 0xbb, 0xbf, 0xd0, 0x98, 0xd1, 0x8f]],
    ['Windows-1251', [0xc8, 0xff]],
  ])('are read in %s', (_, bytes) => expect(csvText(new Uint8Array(bytes).buffer)).toBe('Ия'));

  it('keep passwords as they are and names from being formulas', () => {
    const csv = credentialsCsv(
      [{ fullName: '=cmd', login: 'a;b', password: 'x"y-z' }],
      ['ФИО', 'Логин', 'Пароль'],
    );
    expect(csv).toBe('\uFEFFФИО;Логин;Пароль\r\n\'=cmd;"a;b";"x""y-z"\r\n');
  });
});
