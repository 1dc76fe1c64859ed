import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { provideIcons } from '../icons/provide-icons';
import { AttachmentList } from './attachment-list';

const texts = {
  list: 'Files',
  open: (name: string) => `open ${name}`,
  download: (name: string) => `download ${name}`,
  size: (bytes: number) => `${bytes} B`,
  close: 'close',
  previous: 'previous',
  next: 'next',
};
const items = [
  { id: 1, name: 'log.txt', size: 10, isImage: false, url: '/files/1' },
  { id: 2, name: 'a.png', size: 20, isImage: true, url: '/files/2' },
  { id: 3, name: 'b.png', size: 30, isImage: true, url: '/files/3' },
];

describe('AttachmentList', () => {
  it('links every file and opens images large', async () => {
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    const fixture = TestBed.createComponent(AttachmentList);
    fixture.componentRef.setInput('items', items);
    fixture.componentRef.setInput('texts', texts);
    await fixture.whenStable();
    const host = fixture.nativeElement as HTMLElement;
    const links = [...host.querySelectorAll<HTMLAnchorElement>('a[download]')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links.sort()).toEqual(['/files/1', '/files/2', '/files/3']);

    host.querySelector<HTMLElement>('[aria-label="open a.png"]')?.click();
    const dialog = await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(MatDialogHarness);
    expect(await dialog.getText()).toContain('a.png');
    document.querySelector<HTMLElement>('[aria-label="next"]')?.click();
    await fixture.whenStable();
    expect(await dialog.getText()).toContain('b.png');
    await dialog.close();
  });
});
