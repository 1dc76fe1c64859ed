import { TestBed } from '@angular/core/testing';
import { FormControl, Validators } from '@angular/forms';
import { PortalTesting } from '../testing/portal-testing';
import { injectErrorText, type ErrorText } from './error-text';

describe('injectErrorText', () => {
  let errorText: ErrorText;

  beforeEach(async () => {
    const portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: portal.providers() });
    await portal.speak();
    errorText = TestBed.runInInjectionContext(() => injectErrorText());
  });

  it('says what is wrong with an address, not just that something is', () => {
    expect(errorText(new FormControl('не почта', Validators.email))).toBe(
      'Проверьте адрес электронной почты.',
    );
    expect(errorText(new FormControl('a@b.example', Validators.email))).toBe('');
  });

  it('has general words for errors it does not know', () => {
    expect(errorText(new FormControl('x', Validators.pattern('y')))).toBe('Недопустимое значение.');
  });
});
