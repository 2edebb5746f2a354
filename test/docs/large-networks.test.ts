import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../architecture/source-tree.js';
import { SHOP, Workplace } from '../cli/fake-terminal.js';

const page = readFileSync(join(ROOT, 'docs/large-networks.md'), 'utf8');

function blocks(language: string): string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    (match) => match[1] as string,
  );
}

/** Every text of a YAML document. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** What each system sets for the part at `index`, counted from 0, of 4. */
const VARIABLES: readonly ((index: number) => Record<string, string>)[] = [
  (index) => ({ INDEX: `${index + 1}`, TOTAL: '4' }),
  (index) => ({ CI_NODE_INDEX: `${index + 1}`, CI_NODE_TOTAL: '4' }),
  (index) => ({ JOB_COMPLETION_INDEX: `${index}`, TOTAL: '4' }),
  (index) => ({ AWS_BATCH_JOB_ARRAY_INDEX: `${index}`, TOTAL: '4' }),
  (index) => ({ SLURM_ARRAY_TASK_ID: `${index + 1}`, SLURM_ARRAY_TASK_COUNT: '4' }),
];

describe('the recipes for many machines', () => {
  const place = new Workplace({ 'network/shop.vpc': SHOP });
  afterAll(() => place.remove());
  const commands = [...blocks('yaml').flatMap((text) => texts(parse(text))), ...blocks('bash')].flatMap((text) =>
    text.split('\n').filter((line) => line.includes('--shard')),
  );

  it('are one for each system', () => {
    expect(commands).toHaveLength(VARIABLES.length);
  });

  it.each(commands.map((command, i) => [command, i] as const))('%s', async (command, i) => {
    const whole = await place.run(['matrix', 'network/', '--format', 'csv']);
    const names: string[] = [];
    for (const index of [0, 1, 2, 3]) {
      // The shell says what it would run, and where to: what `vpclens` does with that needs no process of its own.
      const shell = `vpclens() { printf '%s\\n' "$@"; }\n${command.replace(/ > (.*)$/, ' "> " $1')}`;
      const { stdout } = spawnSync('bash', ['-c', shell], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, ...VARIABLES[i]?.(index) },
      });
      const words = stdout.trimEnd().split('\n');
      const at = words.indexOf('> ');
      const { code, out } = await place.run(words.slice(0, at));
      expect(code).toBe(0);
      names.push(words[at + 1] as string);
      place.write(names.at(-1) as string, out);
    }
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/^part-\d\.shard$/);
    expect(await place.run(['merge', ...names])).toEqual(whole);
  });
});
