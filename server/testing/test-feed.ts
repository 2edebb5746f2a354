import type { CheckedNetwork } from '../diagnostics/diagnostics.js';
import type { FileTests } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';
import { fileTests } from './file-tests.js';

/** Tells the tests of every file that is checked: as they are found, and as they are judged. */
export class TestFeed {
  /** What was told last, by file. Files without tests are not in it. */
  private readonly told = new Map<string, string>();

  constructor(
    private readonly workspace: Workspace,
    private readonly send: (tests: FileTests) => void,
  ) {}

  tell(networks: readonly CheckedNetwork[]): void {
    const files = new Set(this.told.keys());
    for (const { network } of networks) for (const { origin } of network.topology.expectations) files.add(origin.file);
    for (const file of files) {
      const tests = fileTests(this.workspace, file, networks);
      const text = JSON.stringify(tests);
      if (this.told.get(file) === text) continue;
      if (tests.tests.length > 0) this.told.set(file, text);
      else this.told.delete(file);
      this.send(tests);
    }
  }
}
