import { FormControl, FormGroup } from '@angular/forms';
import { PortalError } from '../graphql/portal-error';
import { applyServerErrors } from './server-errors';

describe('applyServerErrors', () => {
  const form = () => new FormGroup({ subject: new FormControl('x'), body: new FormControl('y') });

  it('puts messages on their controls until they change', () => {
    const group = form();
    const error = new PortalError('BAD_USER_INPUT', 'Проверьте введённые данные.', {
      subject: 'Слишком длинно.',
    });
    expect(applyServerErrors(group, error)).toBeNull();
    expect(group.controls.subject.errors).toEqual({ server: 'Слишком длинно.' });
    expect(group.controls.subject.touched).toBe(true);
    group.controls.subject.setValue('z');
    expect(group.valid).toBe(true);
  });

  it('gives back what belongs to no control', () => {
    const error = new PortalError('BAD_USER_INPUT', 'Проверьте введённые данные.', {
      key: 'Недопустимое значение.',
    });
    expect(applyServerErrors(form(), error)).toBe('Недопустимое значение.');
    expect(applyServerErrors(form(), new PortalError('FORBIDDEN', 'Недостаточно полномочий.'))).toBe(
      'Недостаточно полномочий.',
    );
  });

  it('throws what is no answer of the API', () => {
    expect(() => applyServerErrors(form(), new TypeError('bug'))).toThrow('bug');
  });
});
