import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageParts } from '../recorded/page-html.js';

/** Of the folder that is delivered beside a program (`dist/server/main.node.cjs`, `dist/cli/vpclens.cjs`): `dist/webview`. */
export function readPageParts(folder: string): PageParts {
  const part = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { preview: part('report.js'), analysis: part('analysis.js'), style: part('report.css') };
}
