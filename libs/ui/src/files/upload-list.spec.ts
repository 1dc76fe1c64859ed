import { TestBed } from '@angular/core/testing';
import { provideIcons } from '../icons/provide-icons';
import { UploadList } from './upload-list';
import type { UploadRow } from './upload-row';

const texts = {
  list: 'Files',
  waiting: 'waiting',
  cancel: (name: string) => `cancel ${name}`,
  remove: (name: string) => `remove ${name}`,
  retry: (name: string) => `retry ${name}`,
  size: (bytes: number) => `${bytes} B`,
};
const row = (name: string, more: Partial<UploadRow>): UploadRow => ({
  key: name,
  name,
  size: 5,
  state: 'done',
  progress: 100,
  ...more,
});

describe('UploadList', () => {
  it('shows progress, failure and what can be done about each', async () => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    const fixture = TestBed.createComponent(UploadList);
    fixture.componentRef.setInput('texts', texts);
    fixture.componentRef.setInput('rows', [
      row('a', { state: 'sending', progress: 40 }),
      row('b', { state: 'failed', error: 'too large' }),
      row('c', {}),
    ]);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const asked: string[] = [];
    fixture.componentInstance.removed.subscribe((key) => asked.push(`remove ${key}`));
    fixture.componentInstance.repeated.subscribe((key) => asked.push(`repeat ${key}`));

    expect(host.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('40');
    expect(host.querySelector('[role=alert]')?.textContent).toBe('too large');
    for (const label of ['cancel a', 'retry b', 'remove c'])
      host.querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click();
    expect(asked).toEqual(['remove a', 'repeat b', 'remove c']);
  });
});
