// The licences of what is bundled, beside the bundles: dist/THIRD-PARTY.txt.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `inputs`: every file that went into a bundle, as the bundler's metafile names them. */
export function writeNotices(inputs, file) {
  const packages = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  const notices = [...packages].sort().map((folder) => {
    const { name, version, license, homepage, repository } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const source = homepage ?? repository?.url ?? repository ?? '';
    const licence = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = licence && existsSync(join(folder, licence)) ? readFileSync(join(folder, licence), 'utf8').trim() : '';
    return `${name} ${version} (${license})\n${source}\n\n${text}`;
  });
  writeFileSync(file, `${notices.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`);
}
