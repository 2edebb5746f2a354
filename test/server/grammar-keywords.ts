import { readFileSync } from 'node:fs';

/** The words in quotes of the grammar's text. */
export function grammarKeywords(): string[] {
  const grammar = readFileSync(new URL('../../language/vpc.langium', import.meta.url), 'utf8').replace(
    /\/\*[\s\S]*?\*\/|\/\/.*$/gm,
    '',
  );
  const rules = grammar.slice(0, grammar.indexOf('\nterminal '));
  return [...new Set([...rules.matchAll(/'([a-z][a-z0-9-]*)'/g)].map((match) => match[1] as string))];
}
