import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FileDrop } from './file-drop';

@Component({
  imports: [FileDrop],
  template: `<div uiFileDrop (filesAdded)="files = $event"><p>inside</p></div>`,
})
class Host {
  files: File[] = [];
}

function drag(target: Element, type: string, files: File[] = []): Event {
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: ['Files'], files } });
  target.dispatchEvent(event);
  return event;
}

describe('FileDrop', () => {
  const setUp = async (): Promise<{
    host: Host;
    area: Element;
    child: Element;
    settle: () => Promise<unknown>;
  }> => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const area = fixture.nativeElement.querySelector('div');
    return {
      host: fixture.componentInstance,
      area,
      child: area.firstElementChild,
      settle: () => fixture.whenStable(),
    };
  };

  it('is marked while files hover above it or its children', async () => {
    const { area, child, settle } = await setUp();
    drag(area, 'dragenter');
    drag(child, 'dragenter');
    drag(area, 'dragleave');
    await settle();
    expect(area.classList).toContain('file-over');
    drag(child, 'dragleave');
    await settle();
    expect(area.classList).not.toContain('file-over');
  });

  it('takes dropped files', async () => {
    const { host, child } = await setUp();
    const file = new File(['x'], 'a.txt');
    expect(drag(child, 'drop', [file]).defaultPrevented).toBe(true);
    expect(host.files).toEqual([file]);
  });

  it('does not let the browser open a file dropped beside it', async () => {
    await setUp();
    expect(drag(document.body, 'drop', [new File(['x'], 'a.txt')]).defaultPrevented).toBe(true);
  });
});
