// What the source says to people: every text behind `say`, `told` and `plural`, and the summaries of rules.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseAst } from 'vitest/node';

const ROOT = join(import.meta.dirname, '../..');
const ROOMS = ['network', 'language', 'interchange', 'library', 'server', 'client', 'cli'];

/** `{ text, file, line }`, each place once. */
export function stringsIn(file, source) {
  const found = [];
  const counts = /import \{[^}]*\bplural\b[^}]*\} from '[^']*\/words\/index\.js'/.test(source);
  const add = (text, node) => found.push({ text, file, line: source.slice(0, node.start).split('\n').length });
  visit(parseAst(source, { lang: 'ts' }), (node) => {
    if (node.type === 'TaggedTemplateExpression' && ['say', 'told'].includes(node.tag.name))
      add(patternOf(node.quasi.quasis.map(({ value }) => value.raw)), node);
    if (counts && node.type === 'CallExpression' && node.callee.name === 'plural' && isText(node.arguments[1]))
      add(`{0} ${node.arguments[1].value}`, node);
    if (node.type === 'VariableDeclarator' && node.id.name === 'TERMS')
      for (const { value } of node.init?.elements ?? []) add(value, node);
    if (
      file.startsWith('network/rules/') &&
      node.type === 'Property' &&
      node.key.name === 'summary' &&
      isText(node.value)
    )
      add(node.value.value, node);
  });
  return found;
}

export function sourceStrings() {
  return sourceFiles().flatMap((file) => stringsIn(file, readFileSync(join(ROOT, file), 'utf8')));
}

export function sourceFiles(folders = ROOMS) {
  const walk = (folder) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'generated' ? [] : walk(path);
      return path.endsWith('.ts') && !path.endsWith('.d.ts') ? [relative(ROOT, path).replaceAll(sep, '/')] : [];
    });
  return folders.flatMap((folder) => walk(join(ROOT, folder)));
}

const isText = (node) => node?.type === 'Literal' && typeof node.value === 'string';

function visit(node, see) {
  if (!node || typeof node.type !== 'string') return;
  see(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) for (const one of value) visit(one, see);
    else if (value && typeof value === 'object') visit(value, see);
  }
}

/** As `network/words/say.ts` reads a template; a test holds that both agree. */
export function patternOf(raw) {
  return raw
    .map((piece, index) => {
      let text = piece;
      if (index === 0) text = text.replace(/^\n\s*/, '');
      if (index === raw.length - 1) text = text.replace(/\n\s*$/, '');
      text = text.replace(/ *\n\s*/g, ' ').replace(/\\(.)/gs, (_, escaped) => (escaped === 'n' ? '\n' : escaped));
      return index === 0 ? text : `{${index - 1}}${text}`;
    })
    .join('');
}
