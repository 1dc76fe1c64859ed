import { fileSize } from './file-size';

describe('fileSize', () => {
  it.each([
    [0, '0 byte'],
    [1500, '1 kB'],
    [1.5 * 1024 * 1024, '1.5 MB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(fileSize(bytes, 'en')).toBe(words);
  });
});
