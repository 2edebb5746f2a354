import type { FileTests } from '../protocol.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { fileTests, isReadable } from './file-tests.js';

/** Judges the tests of a file in every network that has it, as `TestFeed` tells of them. `pause` lets waiting messages in, and throws where nobody wants the answer any more. */
export async function runTests(workspace: Workspace, uri: string, pause: () => Promise<void>): Promise<FileTests> {
  await pause();
  for (;;) {
    const networks = workspace.openNetworksWith(uri);
    // What the file's own network finds decides which preview a failed test opens.
    const asked = new Set([...networks, workspace.network(uri)]);
    for (const network of asked) if (network && isReadable(network)) await network.judge(pause);
    // A newer text may have come in meanwhile: it is the one that was asked about.
    if (isSame(networks, workspace.openNetworksWith(uri)))
      return fileTests(
        workspace,
        uri,
        networks.map((network) => ({ network, isAnalysed: true })),
      );
  }
}

function isSame(a: readonly Network[], b: readonly Network[]): boolean {
  return a.length === b.length && a.every((network, i) => network === b[i]);
}
