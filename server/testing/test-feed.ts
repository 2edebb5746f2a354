import type { CheckedNetwork } from '../diagnostics/diagnostics.js';
import type { FileTests } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';
import { fileTests, inWorst } from './file-tests.js';

/** Tells the tests of every file that is checked: as they are found, and as they are judged. */
export class TestFeed {
  /** What was told last, by file. Files without tests are not in it. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly send: (tests: FileTests) => void,
  ) {}

  /** `closed`: those of files that none of the networks has, as each network of files that are not open judges them. */
  tell(networks: readonly CheckedNetwork[], closed: readonly FileTests[]): void {
    const files = new Set(this.told.keys());
    for (const { network } of networks) for (const { origin } of network.topology.expectations) files.add(origin.file);
    const open = new Set(networks.flatMap(({ network }) => network.files));
    const others = new Map<string, FileTests>();
    for (const tests of closed) {
      const before = others.get(tests.uri);
      others.set(tests.uri, before ? inWorst(before, tests) : tests);
      files.add(tests.uri);
    }
    for (const file of files) {
      const tests = (open.has(file) ? undefined : others.get(file)) ?? fileTests(this.workspace, file, networks);
      const text = JSON.stringify(tests);
      if (this.told.get(file) === text) continue;
      if (tests.tests.length > 0) this.told.set(file, text);
      else this.told.delete(file);
      this.send(tests);
    }
  }
}
