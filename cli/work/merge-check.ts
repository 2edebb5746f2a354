import type { SourceFiles } from '../../interchange/report/source-files.js';
import { togetherOf } from '../../library/check.js';
import { printCheck } from '../../library/reports/check.js';
import { withFiles } from '../shards/places.js';
import type { WholeShard } from '../shards/read-shard.js';
import type { CheckQuestion, ShardedFile, ShardHead, ShownLine } from '../shards/shard-file.js';
import type { Terminal } from '../terminal.js';
import { styleFor } from './output.js';

export const formats = ['text', 'json', 'sarif', 'junit', 'github', 'compact'] as const;

export function merge(shards: readonly WholeShard[], given: string | undefined, terminal: Terminal): number {
  const { options, whole } = (shards[0] as WholeShard).head as ShardHead<CheckQuestion>;
  const format = formats.find((one) => one === given) ?? options.format;
  const { files, findings, ignores, lines } = whole as CheckQuestion['whole'];
  const entries = shards.flatMap((shard) => [...(shard.entries as Iterable<CheckQuestion['entry']>)]);
  const named = new NamedFiles(files, [...lines, ...entries.flatMap((entry) => entry.lines)]);
  const report = togetherOf(named.in({ findings, ignores }), named.in(entries), options.rules, named);
  const { text, ok } = printCheck(report, {
    format,
    pathInRepository: (path) => named.inRepository(path),
    ...styleFor(terminal),
  });
  terminal.out(text);
  return ok ? 0 : 1;
}

/** The files that were read, by names of their own, which sort as findings do. */
class NamedFiles implements SourceFiles {
  private readonly byName = new Map<string, ShardedFile>();
  private readonly names = new Map<string, string>();
  private readonly lines = new Map<string, string>();
  private readonly repositoryPaths: ReadonlyMap<string, string>;

  constructor(files: readonly ShardedFile[], lines: readonly ShownLine[]) {
    const width = String(files.length).length;
    for (const [number, file] of files.entries()) {
      const name = String(file.order).padStart(width, '0');
      this.names.set(String(number), name);
      this.byName.set(name, file);
    }
    for (const [number, line, text] of lines) this.lines.set(`${this.names.get(number)}:${line}`, text);
    this.repositoryPaths = new Map(files.map(({ path, inRepository }) => [path, inRepository]));
  }

  in<T>(value: T): T {
    return withFiles(value, (number) => this.names.get(number) ?? number);
  }

  pathOf(name: string): string {
    return this.byName.get(name)?.path ?? name;
  }

  lineOf(name: string, line: number): string | undefined {
    return this.lines.get(`${name}:${line}`);
  }

  inRepository(path: string): string {
    return this.repositoryPaths.get(path) ?? path;
  }
}
