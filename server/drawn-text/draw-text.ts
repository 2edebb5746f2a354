import { leftOutOf, loadNetwork, type ReadImport, type Refused } from '../../language/index.js';
import type { Finding } from '../../network/findings/index.js';
import { say } from '../../network/words/index.js';
import type { DrawnText, DrawTextParams } from '../protocol.js';
import { Network } from '../workspace/network.js';
import { canonicalUri } from '../workspace/uri.js';
import type { Workspace } from '../workspace/workspace.js';

/** Where a text stands of which nobody says where it does. */
const NOWHERE = 'untitled:text.vpc';

/** What can be drawn of a text that is no file. `follow` hears of each file that it imports, before that is read; `pause` lets waiting messages in, and throws where nobody waits any more. */
export async function drawText(
  workspace: Workspace,
  { text, within }: DrawTextParams,
  follow: (file: string) => void,
  pause: () => Promise<void>,
): Promise<DrawnText> {
  await pause();
  const root = canonicalUri(within ?? NOWHERE);
  const read = within === undefined ? refuseAll : (uri: string) => workspace.readImport(uri, root);
  const { network, files } = await loaded(workspace, root, text, read, follow);
  const left = leftOutOf(network.loaded);
  const wrong = left ? { wrong: placed(left, root) } : {};
  // What can be read of such a text is another network than the one that was meant.
  if (left?.rule === 'syntax') return { ...wrong, files };
  const { recordPicture } = await import('../recorded/record-page.js');
  const { map } = await recordPicture(network, pause);
  return { map, ...wrong, files };
}

/** Files that are far away may name others once they are here. */
async function loaded(
  { documents }: Workspace,
  root: string,
  text: string,
  read: ReadImport,
  follow: (file: string) => void,
): Promise<{ network: Network; files: readonly string[] }> {
  for (let known = 0; ; ) {
    const files = new Set<string>();
    const made = loadNetwork([{ uri: root, text }], (anyUri) => {
      const uri = canonicalUri(anyUri);
      files.add(uri);
      follow(uri);
      return read(uri);
    });
    const { far } = documents.files;
    if (!far || files.size === known) return { network: new Network(root, made), files: [...files] };
    known = files.size;
    await far.settled();
  }
}

function refuseAll(): Refused {
  return {
    refused: say`it is not known which file this text stands in, so there is no folder from which its path could lead.`,
  };
}

function placed({ origin, message }: Finding, root: string): string {
  const { line } = origin.range.start;
  if (origin.file === root) return say`Line ${line} of this block: ${message}`;
  const name = decodeURIComponent(origin.file.slice(origin.file.lastIndexOf('/') + 1));
  return say`${name}, line ${line}: ${message}`;
}
