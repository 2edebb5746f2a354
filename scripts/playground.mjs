// `npm run playground`: builds it into dist/playground, and says how large it is.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPlayground } from './bundle/playground.mjs';

const folder = 'dist/playground';
await buildPlayground(folder);
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`.padStart(9);
for (const name of readdirSync(folder)) {
  const file = join(folder, name);
  const size = kilobytes(statSync(file).size);
  console.log(`${file.padEnd(40)}${size}${kilobytes(gzipSync(readFileSync(file)).length)} gzipped`);
}
