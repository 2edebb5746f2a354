import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isRefused, Workplace } from './fake-terminal.js';

/** What nobody may quote. */
const SECRET = 'network secret 10.66.0.0/16 and more that is none of anybody\n';

let place = new Workplace();
afterEach(() => {
  place.remove();
  place = new Workplace();
});

interface Told {
  readonly code: number;
  readonly out: string;
  readonly rules: readonly string[];
  readonly message: string;
}

/** Checks a file, in a folder of the workplace, and tells what is found. */
async function check(file: string, { cwd = '.', more = [] as string[] } = {}): Promise<Told> {
  const { code, out } = await place.run(['check', file, '--format', 'json', ...more], {
    cwd: join(place.folder, cwd),
  });
  const { findings } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
  return { code, out, rules: findings.map(({ rule }) => rule), message: findings[0]?.message ?? '' };
}

describe('an import on the command line', () => {
  it.each([
    ['/etc/passwd', /does not end in `\.vpc`/],
    ['file:///etc/hosts.vpc', /a URL or names another machine/],
    ['file://host/share/x.vpc', /a URL or names another machine/],
    ['https://example.com/x.vpc', /a URL or names another machine/],
    ['//host/share/x.vpc', /a URL or names another machine/],
    ['\\\\host\\share\\x.vpc', /a URL or names another machine/],
    ['./notes.txt', /does not end in `\.vpc`/],
    ['../outside.vpc', /lies outside .*--root DIR/],
    ['../gone.vpc', /lies outside/],
  ])('%s is not read, and the finding says why', async (path, message) => {
    place.write('outside.vpc', SECRET);
    place.write('nets/notes.txt', SECRET);
    // A backslash in a string of the language stands for the character behind it.
    place.write('nets/main.vpc', `import "${path.replaceAll('\\', '\\\\')}"\n`);
    const told = await check('main.vpc', { cwd: 'nets' });
    expect(told.rules).toEqual(['import-unresolved']);
    expect(told.message).toMatch(message);
    expect(told.out).not.toContain('secret');
  });

  it('may lead anywhere in the repository that holds the file', async () => {
    mkdirSync(join(place.folder, 'repository/.git'), { recursive: true });
    place.write('repository/shared/office.vpc', 'network office 192.168.0.0/16\n');
    place.write('repository/nets/main.vpc', 'import "../shared/office.vpc"\n');
    place.write('outside.vpc', SECRET);
    place.write('repository/nets/bad.vpc', 'import "../../outside.vpc"\n');
    for (const [file, cwd] of [
      ['main.vpc', 'repository/nets'],
      ['repository/nets/main.vpc', '.'],
      [join(place.folder, 'repository/nets/main.vpc'), '.'],
    ] as const)
      expect((await check(file, { cwd })).rules).toEqual([]);
    // The current folder would hold it, but the repository is nearer.
    expect((await check('repository/nets/bad.vpc')).rules).toEqual(['import-unresolved']);
  });

  it('counts a work tree or a submodule, whose .git is a file, as a repository', async () => {
    place.write('tree/.git', 'gitdir: elsewhere\n');
    place.write('tree/nets/main.vpc', 'import "../office.vpc"\n');
    place.write('tree/office.vpc', '');
    expect((await check('main.vpc', { cwd: 'tree/nets' })).rules).toEqual([]);
  });

  it('without a repository may lead anywhere in the current folder, or else in the folder that was given', async () => {
    place.write('nets/deep/main.vpc', 'import "../office.vpc"\n');
    place.write('nets/office.vpc', '// Nothing is here.\n');
    mkdirSync(join(place.folder, 'elsewhere'));
    expect((await check('nets/deep/main.vpc')).rules).toEqual([]);
    expect((await check('../nets', { cwd: 'elsewhere' })).rules).toEqual([]);
    expect((await check('../nets/deep/main.vpc', { cwd: 'elsewhere' })).rules).toEqual(['import-unresolved']);
  });

  it('may lead to a folder that --root names', async () => {
    place.write('nets/main.vpc', 'import "../shared/office.vpc"\n');
    place.write('shared/office.vpc', 'network office 192.168.0.0/16\n');
    const cwd = 'nets';
    expect((await check('main.vpc', { cwd })).rules).toEqual(['import-unresolved']);
    expect((await check('main.vpc', { cwd, more: ['--root', '../shared'] })).rules).toEqual([]);
    const files = ['main.vpc', '--root', '../other', '--root', '../shared'];
    mkdirSync(join(place.folder, 'other'));
    const options = { cwd: join(place.folder, cwd) };
    expect((await place.run(['matrix', ...files], options)).code).toBe(0);
    expect((await place.run(['reach', ...files, '--from', 'office', '--to', 'office'], options)).err).toBe('');
    expect((await place.run(['diff', 'main.vpc', ...files], options)).code).toBe(0);
    const refused = await place.run(['check', 'main.vpc', '--root', 'gone'], options);
    expect(refused).toSatisfy(isRefused);
    expect(refused.err).toContain('--root gone: there is no folder of that name');
  });

  it('is judged where its links lead, not where they stand', async () => {
    place.write('outside/secret.vpc', SECRET);
    place.write('outside/secret.txt', SECRET);
    place.write('nets/main.vpc', 'import "./link.vpc"\n');
    symlinkSync('../outside/secret.vpc', join(place.folder, 'nets/link.vpc'));
    const cwd = 'nets';
    expect((await check('main.vpc', { cwd })).message).toMatch(/lies outside/);

    place.write('nets/folder.vpc', 'import "./away/secret.vpc"\n');
    symlinkSync('../outside', join(place.folder, 'nets/away'));
    expect((await check('folder.vpc', { cwd })).message).toMatch(/lies outside/);

    place.write('nets/text.vpc', 'import "./text-link.vpc"\n');
    place.write('nets/notes.txt', SECRET);
    symlinkSync('notes.txt', join(place.folder, 'nets/text-link.vpc'));
    const told = await check('text.vpc', { cwd });
    expect(told.message).toMatch(/link to a file that is no `\.vpc` file/);
    expect(told.out).not.toContain('secret ');

    // The other way round: the path leads out, and the link comes back in.
    symlinkSync('nets', join(place.folder, 'alias'));
    place.write('nets/office.vpc', 'network office 192.168.0.0/16\n');
    place.write('nets/back.vpc', 'import "../alias/office.vpc"\n');
    expect((await check('back.vpc', { cwd })).rules).toEqual([]);
  });
});

describe('a link in a folder that is given', () => {
  it('is followed inside, and refused where it leads out', async () => {
    place.write('nets/deep/a.vpc', 'network office 192.168.0.0/16\n');
    symlinkSync(join('deep', 'a.vpc'), join(place.folder, 'nets/b.vpc'));
    const options = { cwd: join(place.folder, 'nets') };
    expect((await place.run(['matrix', '.'], options)).code).toBe(0);
    place.write('secret.vpc', SECRET);
    symlinkSync(join('..', 'secret.vpc'), join(place.folder, 'nets/c.vpc'));
    for (const args of [
      ['check', '.'],
      ['fmt', '.'],
      ['matrix', '.'],
    ]) {
      const outcome = await place.run(args, options);
      expect(outcome).toSatisfy(isRefused);
      expect(outcome.err).toMatch(/c\.vpc: this link leads out of/);
    }
    expect((await place.run(['check', '.', '--root', '..'], options)).code).toBe(1);
    expect((await place.run(['check', 'c.vpc'], options)).code).toBe(1);
  });
});
