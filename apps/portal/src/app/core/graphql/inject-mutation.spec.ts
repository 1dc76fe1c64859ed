import { Injector, runInInjectionContext } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { gql } from 'apollo-angular';
import { PortalTesting } from '../testing/portal-testing';
import { injectMutation } from './inject-mutation';
import { PortalError } from './portal-error';

const RenameDocument = gql<{ rename: boolean }, { name: string }>`
  mutation Rename($name: String!) {
    rename(name: $name)
  }
`;

describe('injectMutation', () => {
  const portal = new PortalTesting();
  const rename = () => runInInjectionContext(TestBed.inject(Injector), () => injectMutation(RenameDocument));

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: portal.providers() });
    await portal.speak();
  });

  it('gives the answer and is pending meanwhile', async () => {
    const mutation = rename();
    const answer = mutation.run({ name: 'Новое' });
    expect(mutation.pending()).toBe(true);
    await portal.answer('Rename', { rename: true });
    await expect(answer).resolves.toEqual({ rename: true });
    expect(mutation.pending()).toBe(false);
  });

  it('throws what the API refused, with code, fields and details', async () => {
    const mutation = rename();
    const answer = mutation.run({ name: '' }).catch((error: unknown) => error);
    const fields = { name: 'Заполните поле.' };
    await portal.refuse('Rename', 'BAD_USER_INPUT', 'Проверьте введённые данные.', { fields, seconds: 5 });
    const error = (await answer) as PortalError;
    expect(error).toBeInstanceOf(PortalError);
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', message: 'Проверьте введённые данные.', fields });
    expect(error.details['seconds']).toBe(5);
    expect(mutation.pending()).toBe(false);
  });

  it.each([
    [0, 'NETWORK'],
    [401, 'UNAUTHENTICATED'],
    [429, 'RATE_LIMITED'],
    [502, 'NETWORK'],
  ])('an answer %i without words becomes %s', async (status, code) => {
    const answer = rename().run({ name: 'Новое' });
    const request = await portal.request('Rename');
    if (status === 0) request.error(new ProgressEvent('error'));
    else request.flush('nothing', { status, statusText: 'No' });
    await expect(answer).rejects.toMatchObject({ code });
  });

  it('reads GraphQL errors in the body of an HTTP error', async () => {
    const answer = rename().run({ name: 'Новое' });
    const errors = [{ message: 'Сначала смените пароль.', extensions: { code: 'PASSWORD_CHANGE_REQUIRED' } }];
    (await portal.request('Rename')).flush({ errors }, { status: 403, statusText: 'No' });
    await expect(answer).rejects.toMatchObject({
      code: 'PASSWORD_CHANGE_REQUIRED',
      message: errors[0]?.message,
    });
  });
});
