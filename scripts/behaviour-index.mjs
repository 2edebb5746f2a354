/** Compares the numbers of statements in docs/aws-behaviours/README.md with the pages beside it. Exit code 1: they differ. With `--write` they are written instead. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'aws-behaviours');
const index = join(folder, 'README.md');

/** Each page is one table, whose rows each begin with a statement in bold. */
const statementsOf = (page) => readFileSync(join(folder, page), 'utf8').match(/^\| \*\*/gm)?.length ?? 0;

const text = readFileSync(index, 'utf8');
const wanted = text.replace(/^(\| \[.+\]\((.+\.md)\) \| )\d+ \|/gm, (_, row, page) => `${row}${statementsOf(page)} |`);
if (process.argv.includes('--write')) writeFileSync(index, wanted);
else if (wanted !== text) {
  console.error('docs/aws-behaviours/README.md counts otherwise than its pages. Run `npm run generate`.');
  process.exitCode = 1;
}
