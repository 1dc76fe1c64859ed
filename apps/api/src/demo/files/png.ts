import { deflateSync } from 'node:zlib';

/** A colour of a palette: red, green, blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** A picture of up to 256 colours, drawn in rectangles. */
export class Picture {
  private readonly pixels: Buffer;

  constructor(
    readonly width: number,
    readonly height: number,
    private readonly palette: readonly Colour[],
  ) {
    this.pixels = Buffer.alloc(width * height);
  }

  /** Fills a rectangle, cut at the edges of the picture, with a colour of the palette. */
  fill(left: number, top: number, width: number, height: number, colour: number): void {
    const from = Math.max(0, left);
    const to = Math.min(this.width, left + width);
    for (let y = Math.max(0, top); y < Math.min(this.height, top + height) && from < to; y++) {
      this.pixels.fill(colour, y * this.width + from, y * this.width + to);
    }
  }

  /** The file, as the PNG specification (second edition) describes it. */
  toPng(): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    // 8 bits per pixel, colours from the palette; deflate, no filters, not interlaced.
    header.set([8, 3, 0, 0, 0], 8);
    return Buffer.concat([
      signature,
      chunk('IHDR', header),
      chunk('PLTE', Buffer.from(this.palette.flat())),
      chunk('IDAT', deflateSync(this.rows(), { level: 6 })),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  /** Each row after its filter byte. */
  private rows(): Buffer {
    const rows = Buffer.alloc((this.width + 1) * this.height);
    for (let y = 0; y < this.height; y++) {
      this.pixels.copy(rows, y * (this.width + 1) + 1, y * this.width, (y + 1) * this.width);
    }
    return rows;
  }
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (crcTable[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
