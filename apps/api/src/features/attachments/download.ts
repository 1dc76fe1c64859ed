import type { Attachment } from './attachment.entity';

/** Documents that would run scripts if a browser opened them: it gets bytes without a type. */
const active = ['text/html', 'image/svg+xml', 'application/xml'];

/** Headers of a download: the browser shows nothing but plain images, and runs nothing. */
export function downloadHeaders(
  { name, size, mediaType, isImage }: Attachment,
  forced: boolean,
): Record<string, string> {
  const inline = isImage && !forced;
  return {
    'content-type': active.includes(mediaType) ? 'application/octet-stream' : mediaType,
    'content-length': String(size),
    'content-disposition': `${inline ? 'inline' : 'attachment'}; ${fileNameParameters(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=0, must-revalidate',
  };
}

/** The name for old and new browsers, RFC 6266 with RFC 5987. */
function fileNameParameters(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
