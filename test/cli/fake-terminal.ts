import { mkdirSync, mkdtempSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../cli/run.js';
import type { Terminal } from '../../cli/terminal.js';
import { ROOT } from '../architecture/source-tree.js';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder of its own with the files, to run commands in. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'vpclens-'));

  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [name, text] of Object.entries(files)) this.write(name, text);
  }

  write(name: string, text: string | Uint8Array): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  async run(
    args: readonly string[],
    { readInput, ...terminal }: Partial<Omit<Terminal, 'readInput'>> & { readInput?: () => string | Uint8Array } = {},
  ): Promise<Outcome> {
    let out = '';
    let err = '';
    const code = await run(args, {
      ...this.terminal(),
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      readInput: () => Buffer.from(readInput?.() ?? ''),
      ...terminal,
    });
    return { code, out, err };
  }

  /** One that shows nothing to nobody. */
  terminal(): Terminal {
    return {
      cwd: this.folder,
      out: () => undefined,
      err: () => undefined,
      readInput: () => new Uint8Array(),
      colour: false,
      watched: false,
      width: undefined,
      webview: join(ROOT, 'dist', 'webview'),
      runBeside: async (argv, results) => {
        const { code, out, err } = await this.run(argv);
        writeSync(results, out);
        return { code, errors: err };
      },
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What every command does that could not do its work: one line on standard error, nothing on standard output, exit code 2. */
export function isRefused({ code, out, err }: Outcome): boolean {
  return code === 2 && out === '' && /^vpclens: [^\n]+\n$/.test(err);
}

/** A small network in which everything can be asked. */
export const SHOP = `vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    instance cashier 10.0.0.10 {
      security-groups cashiers
      public-ip 198.51.100.10
    }
  }
  private subnet kitchen 10.0.1.0/24 in a { instance barista 10.0.1.5 { security-groups baristas } }
  route-table street { 0.0.0.0/0 -> door }
  security-group cashiers { inbound { allow https from any } }
  security-group baristas { inbound { allow tcp 8080 from cashiers } }
}
`;
