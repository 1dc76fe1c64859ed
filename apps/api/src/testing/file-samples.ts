import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

/** A PNG of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A ZIP with these entries. */
export function zip(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const body = Buffer.from(content);
    const packed = deflateRawSync(body);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const contentTypes = (kind: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/main.xml" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`;
const office = (kind: string) =>
  zip({ '[Content_Types].xml': contentTypes(kind), '_rels/.rels': '<Relationships/>' });
const openDocument = (kind: string) => zip({ mimetype: `application/vnd.oasis.opendocument.${kind}` });
const boxes = (brand: string) =>
  Buffer.concat([
    Buffer.from('\0\0\0\x18ftyp'),
    Buffer.from(`${brand}\0\0\x02\0${brand}isom`),
    Buffer.alloc(64),
  ]);
const compound = (stream: string) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(70_000),
    Buffer.from(stream, 'utf16le'),
    Buffer.alloc(512),
  ]);
const ebml = Buffer.from(
  '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701000000',
  'hex',
);

/** A real small file of each accepted type, by extension. */
export const samples: Readonly<Record<string, Buffer>> = {
  png,
  jpg: Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(64)]),
  jpeg: Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(64)]),
  gif: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
  webp: Buffer.from('UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAwA0JaQAA3AA/vuUAAA=', 'base64'),
  pdf: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  txt: Buffer.from('Добрый день'),
  log: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Журнал Windows', 'utf16le')]),
  csv: Buffer.from('\ufeffномер;тема\n1;Вход\n'),
  md: Buffer.from('# BMW\n'),
  json: Buffer.from('{"a":1}'),
  har: Buffer.from('{"log":{}}'),
  xml: Buffer.from('<?xml version="1.0"?><a/>'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  html: Buffer.from('<!doctype html><script>alert(1)</script>'),
  htm: Buffer.from('<html></html>'),
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  pptx: office('presentationml.presentation'),
  odt: openDocument('text'),
  ods: openDocument('spreadsheet'),
  zip: zip({ 'readme.txt': 'hello' }),
  '7z': Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(64)]),
  gz: gzipSync('hello'),
  rar: Buffer.concat([Buffer.from('526172211a070100', 'hex'), Buffer.alloc(64)]),
  mp4: boxes('mp42'),
  webm: Buffer.concat([ebml, Buffer.alloc(64)]),
  mov: boxes('qt  '),
  eml: Buffer.from('From: a@example.org\r\nSubject: hi\r\n\r\nhello\r\n'),
  msg: compound('__properties_version1.0'),
};

/** Programs and other things that are never accepted, whatever they are called. */
export const programs: Readonly<Record<string, Buffer>> = {
  windows: Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0'), Buffer.alloc(200)]),
  linux: Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01\0'), Buffer.alloc(200)]),
  mac: Buffer.concat([Buffer.from('cffaedfe07000001', 'hex'), Buffer.alloc(200)]),
  installer: compound('!_StringData'),
  java: zip({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\n', 'A.class': 'x' }),
  android: zip({ 'AndroidManifest.xml': 'x', 'classes.dex': 'x', 'META-INF/MANIFEST.MF': 'x' }),
};
