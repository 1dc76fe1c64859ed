import { expect, test } from '@playwright/test';
import { AdminApi } from '../support/admin-api';
import { AdminSection } from '../support/admin-section';
import { live, quickPerson } from '../support/people';

const stamp = Date.now().toString(36);
const role = `Дежурный ${stamp}`;

test.use({ actionTimeout: 20_000 });

test('two administrators change one role: the second sees both values and chooses', async ({ browser }) => {
  test.slow();
  const [one, other] = [await quickPerson(browser, 'fedorova'), await quickPerson(browser, 'admin')];
  const roleId = await new AdminApi(one.context).role(role, []);
  for (const { page } of [one, other]) {
    await page.goto(`/admin/roles/${roleId}`);
    await expect(page.getByLabel('Название')).toHaveValue(role);
  }

  // Both type into the same field; what the one saves is told to the other, who loses nothing.
  await one.page.getByLabel('Описание').fill('Дежурит по будням');
  await other.page.getByLabel('Описание').fill('Дежурит по выходным');
  await new AdminSection(one.page).save(role);
  const changed = other.page.getByText('Изменено другим администратором. Введённое вами осталось как есть.');
  await expect(changed).toBeVisible(live);
  await expect(other.page.getByLabel('Описание')).toHaveValue('Дежурит по выходным');

  // Saved all the same, it is refused, and both values stand side by side.
  await other.page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  const differences = other.page.getByRole('region', { name: 'Ваши изменения и то, что сейчас в системе' });
  await expect(differences).toContainText('Дежурит по будням');
  await expect(differences).toContainText('Дежурит по выходным');
  await expect(other.page.getByText('Последним изменил: Фёдорова Елена Михайловна')).toBeVisible();
  await differences.getByRole('radio', { name: /^У вас/ }).check();
  await differences.getByRole('button', { name: 'Применить выбор' }).click();
  await new AdminSection(other.page).save(role);

  // The first follows, for nothing of theirs is on the screen.
  await expect(one.page.getByLabel('Описание')).toHaveValue('Дежурит по выходным', live);
  for (const { context } of [one, other]) await context.close();
});
