/** The files by which others run the command: GitHub Actions, pre-commit and Docker. What they run is run here, with the packed command. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../architecture/source-tree.js';
import { InstalledPackage, type Outcome } from '../library/installed.js';

const textOf = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const scripts = Object.keys(JSON.parse(textOf('package.json')).scripts);

const GOOD = 'vpc shop 10.0.0.0/16 { }\n';
const WARNED = 'vpc shop 10.0.0.0/16 { security-group tills { } }\n';
const BAD = 'vpc shop 10.0.0.0/16 { subnet s 10.1.0.0/24 in a { } }\n';

let project: InstalledPackage;
beforeAll(() => {
  project = new InstalledPackage();
  project.write('networks/good.vpc', GOOD);
  project.write('networks/warned.vpc', WARNED);
  project.write('bad network.vpc', BAD);
});
afterAll(() => project?.remove());

function shell(command: string, env: Readonly<Record<string, string>>, args: readonly string[] = []): Outcome {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command, ...args],
    {
      cwd: project.folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
    },
  );
  return { code: status, out: stdout, err: stderr };
}

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

describe('the action', () => {
  const action = parse(textOf('action.yml')) as {
    readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
    readonly outputs: Readonly<Record<string, { readonly value: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  };
  const { steps } = action.runs;
  const check = steps.find(({ id }) => id === 'check') as Step;

  /** Runs the step as the runner does: expressions replaced by the inputs, a file for outputs. */
  function checked(given: Readonly<Record<string, string>>): Outcome & { readonly sarif: string | undefined } {
    const inputs = {
      ...Object.fromEntries(Object.entries(action.inputs).map(([key, one]) => [key, one.default])),
      ...given,
    };
    const replaced = (text: string): string =>
      text.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, key) => inputs[key] as string);
    const env = Object.fromEntries(Object.entries(check.env ?? {}).map(([key, value]) => [key, replaced(value)]));
    const output = join(project.folder, 'output');
    writeFileSync(output, '');
    const outcome = shell(check.run as string, {
      ...env,
      GITHUB_ACTION_PATH: join(project.folder, 'node_modules/vpc-lens'),
      GITHUB_OUTPUT: output,
      RUNNER_TEMP: project.folder,
    });
    const [, sarif] = /^sarif=(.*)\n$/.exec(readFileSync(output, 'utf8')) ?? [];
    return { ...outcome, sarif };
  }
  const found = (path: string | undefined): (string | undefined)[] =>
    (JSON.parse(readFileSync(path ?? '', 'utf8')) as Log).runs.flatMap(({ results = [] }) =>
      results.map(({ ruleId }) => ruleId),
    );

  it('names each step that it refers to, and no script that is not there', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run, shell } of steps.filter((step) => step.run !== undefined)) {
      expect(shell).toBe('bash');
      for (const [, script = ''] of run?.matchAll(/npm run (\S+)/g) ?? []) expect(scripts).toContain(script);
      // An expression inside a script would be run as a part of it.
      expect(run).not.toContain('${{');
    }
    const whole = textOf('action.yml');
    for (const [, id] of whole.matchAll(/steps\.(\w+)\./g)) expect(steps.map((step) => step.id)).toContain(id);
    for (const [, key = ''] of whole.matchAll(/inputs\.(\w+)/g)) expect(Object.keys(action.inputs)).toContain(key);
    expect(steps.at(-1)).toMatchObject({
      if: expect.stringContaining('!cancelled()'),
      uses: expect.stringMatching(/^github\/codeql-action\/upload-sarif@/),
      with: { sarif_file: action.outputs.sarif?.value },
    });
  });

  it('checks what it is given, fails for an error, and has a report then too', () => {
    const { code, out, sarif } = checked({ files: 'networks\nbad network.vpc\n' });
    expect(code).toBe(1);
    expect(out).toContain('bad network.vpc:1:');
    expect(found(sarif)).toEqual(expect.arrayContaining(['subnet-outside-vpc', 'group-unused']));
  });

  it('passes with warnings alone, and takes severities', () => {
    expect(checked({ files: 'networks' })).toMatchObject({ code: 0, sarif: expect.any(String) });
    const strict = checked({ files: 'networks', rules: 'group-unused=error\n' });
    expect(strict.code).toBe(1);
    const off = checked({ files: 'networks', rules: 'group-unused=off\nquota=off' });
    expect([off.code, found(off.sarif)]).toEqual([0, []]);
  });

  it('has no report where nothing could be read', () => {
    expect(checked({ files: 'gone.vpc' })).toMatchObject({
      code: 2,
      sarif: undefined,
      err: 'vpclens: gone.vpc: no such file or folder\n',
    });
  });
});

describe('the hooks of pre-commit', () => {
  const hooks = parse(textOf('.pre-commit-hooks.yaml')) as readonly {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly language: string;
  }[];
  const run = (id: string, files: readonly string[]): Outcome => {
    const { entry } = hooks.find((hook) => hook.id === id) as { entry: string };
    return shell(`export PATH="$PWD/node_modules/.bin:$PATH"; ${entry} "$@"`, {}, ['hook', ...files]);
  };

  // It packs the repository by `npm pack`, whose whole output it takes for the path of the package: `InstalledPackage` holds that nothing else is printed.
  it('are for files of the language, by the command that the package brings', () => {
    const { bin } = JSON.parse(textOf('package.json'));
    expect(hooks.map(({ id }) => id)).toEqual(['vpclens-check', 'vpclens-fmt']);
    for (const { entry, files, language } of hooks) {
      expect(language).toBe('node');
      expect(Object.keys(bin)).toContain(entry.split(' ')[0]);
      expect(['a/shop.vpc', 'shop.vpc.txt'].map((file) => new RegExp(files).test(file))).toEqual([true, false]);
    }
  });

  it('find mistakes, and give files their layout', () => {
    expect(run('vpclens-check', ['networks/good.vpc', 'networks/warned.vpc']).code).toBe(0);
    expect(run('vpclens-check', ['networks/good.vpc', 'bad network.vpc'])).toMatchObject({ code: 1 });
    project.write('loose.vpc', 'vpc   shop   10.0.0.0/16 {}\n');
    expect(run('vpclens-fmt', ['loose.vpc', 'networks/good.vpc']).code).toBe(0);
    expect(readFileSync(join(project.folder, 'loose.vpc'), 'utf8')).toBe(GOOD);
    expect(readFileSync(join(project.folder, 'networks/good.vpc'), 'utf8')).toBe(GOOD);
  });
});

describe('the image', () => {
  const instructions = textOf('Dockerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => /^([A-Z]+) (.*)$/.exec(line)?.slice(1) as [string, string]);
  const all = (name: string): string[] => instructions.filter(([kind]) => kind === name).map(([, rest]) => rest);

  it('is built without what a clone has besides', () => {
    const left = textOf('.dockerignore').trim().split('\n');
    expect(left).toEqual(expect.arrayContaining(['.git', '**/node_modules', 'dist']));
    for (const needed of ['package-lock.json', '.npmrc', 'esbuild.mjs']) {
      expect(existsSync(join(ROOT, needed))).toBe(true);
      expect(left).not.toContain(needed);
    }
  });

  it('has the package that npm packs, installed', () => {
    const [from = '', to = ''] = (all('COPY')[1] ?? '').replace('--from=build ', '').split(' ');
    expect(`/source/${project.packed.filename}`).toMatch(
      new RegExp(`^${from.replace('.', '\\.').replace('*', '.*')}$`),
    );
    expect(all('RUN')[0]).toBe('npm ci --no-audit --no-fund && npm pack');
    const install = all('RUN')[1] ?? '';
    expect(install).toContain(to);
    // The same, in a place of its own.
    const copy = join(project.folder, 'copied.tgz');
    writeFileSync(copy, readFileSync(join(project.folder, project.packed.filename)));
    const prefix = join(project.folder, 'global');
    expect(shell(install.replaceAll(to, copy), { npm_config_prefix: prefix, npm_config_offline: 'true' }).code).toBe(0);
    expect(existsSync(copy)).toBe(false);

    const [entry] = JSON.parse(all('ENTRYPOINT')[0] ?? '') as [string];
    const [usual] = JSON.parse(all('CMD')[0] ?? '') as [string];
    const run = (...args: string[]): Outcome => shell('"$@"', {}, ['image', join(prefix, 'bin', entry), ...args]);
    expect(run(usual)).toMatchObject({ code: 0, out: expect.stringContaining('usage: vpclens COMMAND') });
    expect(run('check', 'networks').code).toBe(0);
    expect(run('check', 'bad network.vpc').code).toBe(1);
  });

  it('does not run as root', () => {
    expect(all('USER')).toEqual(['node']);
    expect(all('FROM').every((image) => /^node:\d+-alpine( AS build)?$/.test(image))).toBe(true);
  });
});
