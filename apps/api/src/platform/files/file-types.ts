/** How the content of a type is recognised: by its signature, as text, or as an Outlook message. */
export type ContentRule =
  | { readonly kind: 'signature'; readonly found: readonly string[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'outlook' };

/** A type of file the product accepts. */
export interface FileType {
  readonly mediaType: string;
  /** Browsers may show it inside the portal. */
  readonly isImage: boolean;
  /** Other names senders give the type. */
  readonly aliases: readonly string[];
  readonly content: ContentRule;
}

const signature = (
  mediaType: string,
  found: readonly string[],
  aliases: readonly string[] = [],
): FileType => ({
  mediaType,
  isImage: false,
  aliases,
  content: { kind: 'signature', found },
});
const image = (mediaType: string, found: readonly string[], aliases: readonly string[] = []): FileType => ({
  ...signature(mediaType, found, aliases),
  isImage: true,
});
const plain = (mediaType: string, aliases: readonly string[] = []): FileType => ({
  mediaType,
  isImage: false,
  aliases,
  content: { kind: 'text' },
});

const jpeg = image('image/jpeg', ['jpg'], ['image/jpg', 'image/pjpeg']);
const text = plain('text/plain', ['text/*']);
const zipAliases = ['application/x-zip-compressed', 'application/x-zip', 'multipart/x-zip'];
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const slides = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/** What is accepted, by extension; `found` are the words of the file-type package. Whatever is not here is refused. */
const fileTypes: Readonly<Record<string, FileType>> = {
  png: image('image/png', ['png', 'apng'], ['image/x-png', 'image/apng']),
  jpg: jpeg,
  jpeg,
  gif: image('image/gif', ['gif']),
  webp: image('image/webp', ['webp']),
  pdf: signature('application/pdf', ['pdf'], ['application/x-pdf']),
  txt: text,
  log: text,
  csv: plain('text/csv', ['text/*', 'application/csv', 'application/vnd.ms-excel']),
  md: plain('text/markdown', ['text/*']),
  json: plain('application/json', ['text/*']),
  har: plain('application/json', ['text/*', 'application/har+json']),
  xml: plain('application/xml', ['text/*']),
  // Documents that can hold scripts: text, never an image, always a download.
  svg: plain('image/svg+xml', ['text/*', 'application/xml']),
  html: plain('text/html', ['application/xhtml+xml']),
  htm: plain('text/html', ['application/xhtml+xml']),
  docx: signature(word, ['docx']),
  xlsx: signature(sheet, ['xlsx']),
  pptx: signature(slides, ['pptx']),
  odt: signature('application/vnd.oasis.opendocument.text', ['odt']),
  ods: signature('application/vnd.oasis.opendocument.spreadsheet', ['ods']),
  zip: signature('application/zip', ['zip', 'docx', 'xlsx', 'pptx', 'odt', 'ods'], zipAliases),
  '7z': signature('application/x-7z-compressed', ['7z'], ['application/x-compressed']),
  gz: signature('application/gzip', ['gz', 'tar.gz'], ['application/x-gzip', 'application/x-compressed-tar']),
  rar: signature(
    'application/vnd.rar',
    ['rar'],
    ['application/x-rar-compressed', 'application/x-rar', 'application/x-compressed'],
  ),
  mp4: signature('video/mp4', ['mp4', 'm4v', 'mov'], ['video/x-m4v', 'video/quicktime']),
  webm: signature('video/webm', ['webm']),
  mov: signature('video/quicktime', ['mov', 'mp4']),
  eml: plain('message/rfc822', ['text/*']),
  msg: {
    mediaType: 'application/vnd.ms-outlook',
    isImage: false,
    aliases: ['application/x-msg'],
    content: { kind: 'outlook' },
  },
};

/** Senders that do not know the type say one of these. */
const unknownTypes = ['', 'application/octet-stream', 'binary/octet-stream', 'application/x-download'];
/** Text that is more than text must be declared by the extension too. */
const activeText = ['text/html', 'text/javascript', 'text/ecmascript', 'text/vbscript'];

/** The accepted type with this extension, or null. */
export const fileTypeOf = (extension: string): FileType | null =>
  Object.hasOwn(fileTypes, extension) ? fileTypes[extension]! : null;

/** True when the media type the sender declared does not contradict the type. */
export function isDeclaredAs(type: FileType, declared: string): boolean {
  const plainType = declared.split(';')[0]!.trim().toLowerCase();
  if (unknownTypes.includes(plainType) || plainType === type.mediaType || type.aliases.includes(plainType))
    return true;
  return type.aliases.includes('text/*') && plainType.startsWith('text/') && !activeText.includes(plainType);
}
