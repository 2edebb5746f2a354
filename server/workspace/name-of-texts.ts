import type { Network } from './network.js';
import type { Workspace } from './workspace.js';

const names = new WeakMap<Network, string>();

/** A name of what all files of a network say, imported ones too: other texts have another. Of the newest network alone: its texts are those that are read now. */
export function nameOfTexts(workspace: Workspace, network: Network): string {
  let name = names.get(network);
  if (name === undefined) {
    name = digest(network.files.flatMap((file) => [file, workspace.documents.text(file) ?? '']));
    names.set(network, name);
  }
  return name;
}

/** Two lanes of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), the second with another prime: no secret is kept by it, and it is there in a browser too. */
function digest(texts: readonly string[]): string {
  let [a, b] = [0x811c9dc5, 0x9dc5811c];
  for (const text of texts) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x85ebca6b);
    }
    // Where one text ends is part of it.
    a = Math.imul(a ^ text.length, 0x01000193);
    b = Math.imul(b ^ text.length, 0x85ebca6b);
  }
  return [a, b].map((lane) => (lane >>> 0).toString(36)).join('-');
}
