import { HttpEventType } from '@angular/common/http';
import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { limits } from '@supportal/domain';
import { PortalTesting } from '../../core/testing/portal-testing';
import { Uploads } from './uploads';

const file = (name: string, size = 3, type = 'text/plain'): File => {
  const made = new File(['abc'], name, { type });
  Object.defineProperty(made, 'size', { value: size });
  return made;
};
const stored = (id: number, name: string) => ({
  id,
  name,
  size: 3,
  mediaType: 'text/plain',
  isImage: false,
  url: `/files/${id}`,
});

describe('Uploads', () => {
  let uploads: Uploads;
  let http: HttpTestingController;
  const sent = (): TestRequest[] => http.match('/files');
  const states = (): string[] => uploads.rows().map(({ state }) => state);

  beforeEach(async () => {
    const portal = new PortalTesting();
    TestBed.configureTestingModule({ providers: [...portal.providers(), Uploads] });
    await portal.speak();
    uploads = TestBed.inject(Uploads);
    http = TestBed.inject(HttpTestingController);
    URL.createObjectURL = () => 'blob:preview';
    URL.revokeObjectURL = jest.fn();
  });

  it('sends two at a time and gives the ids in the order of the list', () => {
    uploads.add([file('a'), file('b'), file('c')]);
    const [a, b] = sent();
    expect(states()).toEqual(['sending', 'sending', 'waiting']);
    expect(a?.request.headers.get('apollo-require-preflight')).toBe('true');
    expect((a?.request.body as FormData).get('file')).toBeInstanceOf(File);
    b?.flush(stored(12, 'b'), { status: 201, statusText: 'Created' });
    const [c] = sent();
    c?.flush(stored(13, 'c'));
    a?.flush(stored(11, 'a'));
    expect(uploads.ids()).toEqual([11, 12, 13]);
    expect(uploads.busy()).toBe(false);
  });

  it('shows progress', () => {
    uploads.add([file('a')]);
    sent()[0]?.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 4 });
    expect(uploads.rows()[0]?.progress).toBe(25);
  });

  it('refuses what the server would refuse, without sending it', () => {
    uploads.add([file('empty', 0), file('large', limits.fileSize + 1)]);
    expect(sent()).toEqual([]);
    expect(uploads.rows().map(({ error }) => error)).toEqual(['Файл пуст.', 'Файл больше 25 МБ.']);
    expect(uploads.failed()).toBe(true);
  });

  it('takes no more files than a message may have', () => {
    uploads.add(Array.from({ length: limits.filesPerMessage + 1 }, (_, index) => file(`f${index}`)));
    expect(uploads.rows().at(-1)?.state).toBe('failed');
  });

  it('says what the server said, and sends again when asked', () => {
    uploads.add([file('a')]);
    const refusal = {
      errors: [{ message: 'Файлы такого типа не принимаются.', extensions: { code: 'UNSUPPORTED_FILE' } }],
    };
    sent()[0]?.flush(refusal, { status: 415, statusText: 'Unsupported' });
    expect(uploads.rows()[0]?.error).toBe('Файлы такого типа не принимаются.');
    uploads.repeat(uploads.rows()[0]?.key ?? '');
    sent()[0]?.flush(stored(11, 'a'));
    expect(uploads.ids()).toEqual([11]);
  });

  it('stops a file that is given up, and lets the next one go', () => {
    uploads.add([file('a', 3, 'image/png'), file('b'), file('c')]);
    const [a] = sent();
    uploads.remove(uploads.rows()[0]?.key ?? '');
    expect(a?.cancelled).toBe(true);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:preview');
    expect(states()).toEqual(['sending', 'sending']);
  });
});
