import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diagram } from '../../library/index.js';
import { readNetwork } from '../../library/node/index.js';
import { ROOT } from '../architecture/source-tree.js';

it('the page shows what is drawn', () => {
  const page = readFileSync(join(ROOT, 'docs/diagrams.md'), 'utf8');
  const network = readNetwork([join(ROOT, 'examples/coffee-shop/shop.vpc')]);
  expect(page).toContain(`\`\`\`mermaid\n${diagram(network)}\`\`\``);
});
