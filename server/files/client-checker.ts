/** Checks files that are not open where files are the client's. There are no threads here, so it is done between messages, a network at a time. */
import { checkerHere } from '../closed/check-closed.js';
import type { Checker } from '../closed/checker.js';
import type { ClientFiles } from './client-files.js';
import type { FileSystem } from './file-system.js';

export function checkerOver(files: ClientFiles): Checker {
  const here = checkerHere(files);
  return {
    async list(folders) {
      await files.look(folders);
      return here.list(folders);
    },
    async imports(uris, texts) {
      await files.bring(uris);
      return here.imports(uris, texts);
    },
    async check(root, surroundings) {
      for (;;) {
        const missing = new Set<string>();
        const found = await checkerHere(noting(files, missing)).check(root, surroundings);
        if (missing.size === 0) return found;
        await files.bring(missing);
      }
    },
    rest: () => undefined,
  };
}

/** The same files, for somebody who looks again once those are there that he missed: nobody else is kept waiting for them. */
function noting(files: ClientFiles, missing: Set<string>): FileSystem {
  return {
    read: (uri) => {
      if (!files.isKnown(uri)) missing.add(uri);
      return files.known(uri);
    },
    readForeign: (uri) => files.readForeign(uri),
    real: (uri) => files.real(uri),
    list: (folder) => files.list(folder),
    inputs: (chosen, endings) => files.inputs(chosen, endings),
  };
}
