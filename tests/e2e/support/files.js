// Files as people send them, made here: Playwright takes { name, mimeType, buffer }.
import { deflateSync, gzipSync } from 'node:zlib';

// Debian's Node has no crc32 of its own, but a gzip file ends with it (RFC 1952).
const crc32 = (data) => gzipSync(data, { level: 0 }).subarray(-8).readUInt32LE();

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

// A picture of a bowl, as far as an ellipse is one.
export function photo(name = 'bowl.png', width = 1200, height = 900) {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const inside = ((x - width / 2) / (width / 3)) ** 2 + ((y - height / 2) / (height / 4)) ** 2 < 1;
      rows.set(inside ? [60, 90, 160] : [225, 215, (x * 200) / width], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const buffer = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
  return { name, mimeType: 'image/png', buffer };
}

export const pdf = (name = 'Beleg 2026.pdf', bytes = 4000) => ({
  name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n% ${'p'.repeat(bytes)}\ntrailer\n<< >>\n%%EOF\n`),
});

export const page = (name = 'photo.jpg') => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html><script>alert(1)</script>') });
