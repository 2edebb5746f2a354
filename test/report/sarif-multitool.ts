/** Microsoft's validator of SARIF, with the rules that GitHub's code scanning has: https://github.com/microsoft/sarif-sdk */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Log } from 'sarif';

const require = createRequire(import.meta.url);

/** It is a program for each platform, and for 64-bit processors by Intel and AMD alone. */
export const runsHere = process.arch === 'x64' && existsSync(programOf());

function programOf(): string {
  try {
    const all = dirname(require.resolve('@microsoft/sarif-multitool/package.json'));
    const name = process.platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool';
    return join(all, '..', `sarif-multitool-${process.platform}`, name);
  } catch {
    return '';
  }
}

export interface Complaint {
  readonly rule: string;
  readonly message: string;
}

/** Its errors and warnings; what is merely advice (such as numbers as rule ids) is left out. */
export function complaintsAbout(sarif: string): Complaint[] {
  const folder = mkdtempSync(join(tmpdir(), 'vpclens-sarif-'));
  try {
    const [file, found] = [join(folder, 'report.sarif'), join(folder, 'found.sarif')];
    writeFileSync(file, sarif);
    const { stdout, stderr, error } = spawnSync(
      programOf(),
      ['validate', file, '--rule-kind', 'Sarif;Ghas', '--level', 'Error;Warning', '--output', found],
      // Without the machine's tables of languages, which a small machine lacks.
      { encoding: 'utf8', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
    );
    if (error || !existsSync(found)) throw new Error(`the validator did not run: ${error ?? stdout + stderr}`);
    const { runs } = JSON.parse(readFileSync(found, 'utf8')) as Log;
    return runs.flatMap(({ results = [] }) =>
      results.map(({ ruleId = '', message }) => ({ rule: ruleId, message: JSON.stringify(message) })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
