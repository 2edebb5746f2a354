import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { MORE } from './fix-examples.js';
import type { RuleCases } from './rule-cases.js';

const PAGES = new URL('../../docs/rules/', import.meta.url);

/** Everything that a rule's page and cases show of what it finds. */
export async function examplesOf(rule: string): Promise<string[]> {
  const page = readFileSync(new URL(`${rule}.md`, PAGES), 'utf8');
  const [avoid] = [...page.matchAll(/```vpc(?: no-map)?\n([\s\S]*?)```/g)].map((match) => match[1] as string);
  const examples = avoid ? [avoid] : [];
  for (const room of readdirSync(import.meta.dirname)) {
    const path = `${import.meta.dirname}/${room}/cases/${rule}.ts`;
    if (!existsSync(path)) continue;
    const module: Readonly<Record<string, RuleCases>> = await import(path);
    for (const { finds } of Object.values(module))
      for (const fixture of Object.values(finds)) if (typeof fixture === 'string') examples.push(fixture);
  }
  return [...examples, ...(MORE[rule] ? [MORE[rule]] : [])];
}
