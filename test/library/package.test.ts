import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { ROOT } from '../architecture/source-tree.js';
import { InstalledPackage } from './installed.js';

let project: InstalledPackage;
beforeAll(() => {
  project = new InstalledPackage();
  for (const [name, text] of [['consumer.ts', consumer] as const, ...examples]) project.write(name, text);
  project.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
});
afterAll(() => project?.remove());

const consumer = readFileSync(join(import.meta.dirname, 'consumer.ts'), 'utf8');

/** What the consumer finds, wherever it runs. */
const RESULT = {
  version,
  files: ['shop.vpc', 'office.vpc'],
  verdict: 'reachable',
  same: 'reachable',
  holds: [true],
  endpoints: ['internet', 'office', 'shop.till'],
  printed: true,
  code: 'option-invalid',
  wrong: false,
};

/** Every example of the pages, by the name that it gets here. */
const examples: (readonly [name: string, text: string])[] = ['docs/library.md', 'README.md'].flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)].map(
    ([, text], i) => [`${page.replace(/\W/g, '-')}-${i + 1}.ts`, text as string] as const,
  ),
);

async function run(name: string, text: string, format: 'esm' | 'cjs' = 'esm'): Promise<string> {
  const { code } = await transform(text, { loader: 'ts', format, target: 'es2022' });
  const file = name.replace(/\.ts$/, format === 'esm' ? '.mjs' : '.cjs');
  project.write(file, code);
  const { out, err } = project.run(process.execPath, ['--disable-warning=ExperimentalWarning', file]);
  expect(err).toBe('');
  return out;
}

describe('the package', () => {
  it('holds what is built, its documents, and nothing else', () => {
    const paths = project.packed.files.map(({ path }) => path);
    const kinds = [
      /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/,
      /^dist\/(cli\/(vpclens|part-\w+)\.cjs|library\/(index|node)\.(js|d\.ts)|library\/shared-\w+\.js|THIRD-PARTY\.txt)$/,
      /^dist\/(l10n\/(bundle\.l10n|commands)\.ko\.json|webview\/(picture\.cjs|analysis\.js|report\.(js|css)))$/,
      /^docs\/([\w-]+\.md|rules\/[\w-]+\.md|schemas\/[\w-]+\.schema\.json|images\/preview-dark\.png)$/,
      /^examples\/[\w-]+\/[\w-]+\.vpc$/,
    ];
    expect(paths.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    for (const path of [
      'dist/library/index.d.ts',
      'dist/library/node.d.ts',
      'docs/library.md',
      'docs/rules/group-open.md',
    ])
      expect(paths).toContain(path);
    expect(project.packed.size).toBeLessThan(2_500_000);
  });

  it('needs nothing else to be installed, and nothing to be built', () => {
    const { dependencies, scripts } = JSON.parse(project.read('package.json'));
    expect(dependencies).toBeUndefined();
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  it('has Node in its reader of files alone', () => {
    const shared = project.packed.files
      .map(({ path }) => path)
      .filter((path) => /library\/(index|shared-\w+)\.js$/.test(path));
    expect(shared).toHaveLength(2);
    for (const path of shared)
      expect(project.read(path)).not.toMatch(/(from|import|require)\s*\(?\s*["'](node:|fs|path|url)/);
    expect(project.read('dist/library/node.js')).toMatch(/from\s*["']node:fs["']/);
  });
});

describe('its types', () => {
  it('fit a strict program without the globals of Node or of a browser', () => {
    expect(project.typeCheck(['consumer.ts'], [])).toBe('');
  });

  it('fit every example', () => {
    expect(
      project.typeCheck(
        examples.map(([name]) => name),
        ['node'],
      ),
    ).toBe('');
  });
});

describe('its code', () => {
  const asking = `${consumer}\nconsole.log(JSON.stringify(result));`;

  it('runs in Node, imported and required', async () => {
    expect(JSON.parse(await run('consumer.ts', asking))).toMatchObject(RESULT);
    expect(JSON.parse(await run('consumer.ts', asking, 'cjs'))).toMatchObject(RESULT);
  });

  it('is one, whichever entry it comes by', async () => {
    project.write('nets/office.vpc', 'network office 192.168.0.0/16');
    const text = `
      import { reach } from 'vpc-lens';
      import { readNetwork, readTexts } from 'vpc-lens/node';
      const network = readNetwork('nets');
      console.log(network.files, reach(network, { from: 'office', to: 'internet' }).verdict);
      try { readTexts('gone', 'aws') } catch (error) { console.log(error.name, error.code, error.message) }
    `;
    expect(await run('both.ts', text)).toBe(
      `[ '${join('nets', 'office.vpc')}' ] blocked\nVpcLensError file-unreadable gone: no such file or folder\n`,
    );
  });

  it('runs in a browser, where there is nothing of Node', async () => {
    const context = createContext({ TextDecoder });
    runInContext(await project.bundleForBrowser('consumer.ts'), context);
    expect(JSON.parse(runInContext('JSON.stringify(bundle.result)', context))).toMatchObject(RESULT);
  });

  it('cannot read files in a browser, and a bundler says so', async () => {
    project.write('reader.ts', "export { readNetwork } from 'vpc-lens/node';");
    await expect(project.bundleForBrowser('reader.ts')).rejects.toThrow(/node:fs/);
  });
});

describe('its command', () => {
  it.each(['vpc-lens', 'vpclens'])('is called %s', (name) => {
    project.write('shop.vpc', 'vpc shop 10.0.0.0/16 { }\n');
    project.write('bad.vpc', 'vpc shop 10.0.0.0/16 { subnet s 10.1.0.0/24 in a { } }\n');
    expect(project.run('npx', ['--no', name, 'check', 'shop.vpc'])).toMatchObject({ code: 0, err: '' });
    const { code, out } = project.run('npx', ['--no', name, 'check', 'bad.vpc', '--format', 'json']);
    const [{ rule, help }] = JSON.parse(out).findings;
    expect([code, rule]).toEqual([1, 'subnet-outside-vpc']);
    expect(project.read(help)).toContain('subnet-outside-vpc');
  });
});

describe('the examples', () => {
  it('are there', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples)('%s prints what stands behind its lines', async (name, text) => {
    const expected = [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line);
    expect(expected.length).toBeGreaterThan(0);
    expect((await run(name, text)).trimEnd().split('\n')).toEqual(expected);
  });
});
