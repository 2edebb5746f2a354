/** The package as somebody else has it: packed by npm, and installed in a project of its own, without a network. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../architecture/source-tree.js';
import { ownTree } from '../editor/harness/own-tree.mjs';

export interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const windows = process.platform === 'win32';

export class InstalledPackage {
  readonly folder = mkdtempSync(join(tmpdir(), 'vpclens-package-'));
  readonly packed: Packed;

  /** Packs what `prepack` builds, and installs the tarball alone. */
  constructor() {
    const pack = ['pack', '--json', '--silent', '--pack-destination', this.folder];
    const tree = ownTree(this.folder);
    const out = execFileSync('npm', pack, {
      cwd: tree,
      encoding: 'utf8',
      shell: windows,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    rmSync(tree, { recursive: true, force: true });
    [this.packed] = JSON.parse(out) as [Packed];
    this.write('package.json', JSON.stringify({ name: 'consumer', private: true }));
    const install = ['install', '--offline', '--no-audit', '--no-fund', `./${this.packed.filename}`];
    execFileSync('npm', install, { cwd: this.folder, shell: windows, stdio: ['ignore', 'ignore', 'pipe'] });
  }

  write(name: string, text: string): void {
    const path = join(this.folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, 'node_modules/vpc-lens', name), 'utf8');
  }

  run(command: string, args: readonly string[]): Outcome {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.folder,
      encoding: 'utf8',
      shell: windows && command !== process.execPath,
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined },
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** Strict, and the package's own types are checked too. `types` are the global types that the project has. */
  typeCheck(files: readonly string[], types: readonly string[]): string {
    const compilerOptions = {
      target: 'ES2022',
      lib: ['ES2022'],
      module: 'nodenext',
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
      types,
      typeRoots: [join(ROOT, 'node_modules/@types')],
    };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    return this.run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.']).out;
  }

  /** One script for a browser, with everything in it; what it exports becomes the global `bundle`. */
  async bundleForBrowser(entry: string): Promise<string> {
    const { outputFiles } = await build({
      absWorkingDir: this.folder,
      entryPoints: [entry],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      globalName: 'bundle',
      target: 'es2022',
      logLevel: 'silent',
    });
    return (outputFiles[0] as { text: string }).text;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
