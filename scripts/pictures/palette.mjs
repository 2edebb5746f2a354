// Makes the picture of a screen small: with at most 256 colours, which is what there is to see of it, a PNG takes a third.
// The format: https://www.w3.org/TR/png-3/
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What a palette can hold. */
const MOST_COLOURS = 256;

/** A PNG as browsers write it, of eight bits a channel and not interlaced, as one with a palette. */
export function withPalette(png, most = MOST_COLOURS) {
  const { width, height, colours } = decode(png);
  const weights = new Map();
  for (const colour of colours) weights.set(colour, (weights.get(colour) ?? 0) + 1);
  const palette = weights.size <= most ? [...weights.keys()] : medianCut([...weights], most);
  const indices = new Map([...weights.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = indices.get(colours[y * width + x]);
  return encode(width, height, palette, rows);
}

const red = (colour) => (colour >> 16) & 255;
const green = (colour) => (colour >> 8) & 255;
const blue = (colour) => colour & 255;
const CHANNELS = [red, green, blue];

/** Halves the box whose colours differ most, in its longest direction, until there are enough; each stands for its mean. Weights count by their root: what is rare is seen too. */
function medianCut(entries, most) {
  const boxes = [boxOf(entries)];
  while (boxes.length < most) {
    const at = boxes.reduce((best, box, i) => (box.spread > boxes[best].spread ? i : best), 0);
    const { entries: inside, channel, spread } = boxes[at];
    if (spread === 0) break;
    inside.sort((a, b) => channel(a[0]) - channel(b[0]));
    const half = sum(inside) / 2;
    let cut = 1;
    for (let soFar = Math.sqrt(inside[0][1]); cut < inside.length - 1 && soFar < half; cut++)
      soFar += Math.sqrt(inside[cut][1]);
    boxes.splice(at, 1, boxOf(inside.slice(0, cut)), boxOf(inside.slice(cut)));
  }
  return boxes.map(({ entries: inside }) => {
    const mean = CHANNELS.map((channel) =>
      Math.round(
        inside.reduce((total, [colour, n]) => total + channel(colour) * n, 0) / inside.reduce((t, e) => t + e[1], 0),
      ),
    );
    return (mean[0] << 16) | (mean[1] << 8) | mean[2];
  });
}

const sum = (entries) => entries.reduce((total, [, n]) => total + Math.sqrt(n), 0);

function boxOf(entries) {
  const spans = CHANNELS.map((channel) => {
    const values = entries.map(([colour]) => channel(colour));
    return values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
  });
  const widest = Math.max(...spans);
  const spread = entries.length < 2 ? 0 : widest * Math.sqrt(sum(entries));
  return { entries, channel: CHANNELS[spans.indexOf(widest)], spread };
}

function nearest(palette, colour) {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const distance = CHANNELS.reduce((total, channel) => total + (channel(colour) - channel(other)) ** 2, 0);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function decode(png) {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('this is no PNG');
  let header;
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const bytes = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || !bytes || header[12] !== 0)
    throw new Error('only PNGs of true colours, not interlaced, are read');
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * bytes, height, bytes);
  const colours = Uint32Array.from({ length: width * height }, (_, i) => pixels.readUIntBE(i * bytes, 3));
  return { width, height, colours };
}

/** https://www.w3.org/TR/png-3/#9Filter-types */
function unfiltered(filtered, stride, height, bytes) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const kind = filtered[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : out[at - bytes];
      const up = y === 0 ? 0 : out[at - stride];
      const corner = x < bytes || y === 0 ? 0 : out[at - stride - bytes];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      out[at] = filtered[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function encode(width, height, palette, rows) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => CHANNELS.map((channel) => channel(colour))));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
