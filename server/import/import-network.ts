import { ImportError, type ImportWarning, type InputFile } from '../../interchange/import/types.js';
import { printTopology } from '../../language/index.js';
import { say } from '../../network/words/index.js';
import type { FileSystem } from '../files/file-system.js';
import type { ImportAnswer, ImportParams } from '../protocol.js';

/** After this many milliseconds of reading, waiting messages are let in. */
const SLICE = 20;

/**
 * The text of what some files describe. `tell` is told how far it is; `pause` lets waiting messages in and throws where the request was cancelled:
 * between files and between steps, since an importer runs in one go.
 */
export async function importNetwork(
  files: FileSystem,
  { source, inputs }: ImportParams,
  tell: (message: string, percentage: number) => void,
  pause: () => Promise<void>,
): Promise<ImportAnswer> {
  // Only who imports pays for loading the importers.
  const { IMPORTERS } = await import('../../interchange/import/importers.js');
  const importer = IMPORTERS[source];
  if (!importer) return { error: say`There is no importer called ${source}.` };
  try {
    const texts = await readAll(files, inputs, importer.endings, tell, pause);
    let told = -1;
    const onProgress = (done: number, total: number): void => {
      const percentage = Math.floor((100 * done) / total);
      if (percentage < told + 5) return;
      told = percentage;
      tell(say`reading what the files say`, percentage);
    };
    const { topology, warnings } = importer.read(texts, { names: 'tag', onProgress });
    await pause();
    tell(say`writing the network`, 100);
    return {
      text: printTopology(topology),
      warnings: warnings.map(warningText),
      files: texts.length,
      vpcs: topology.vpcs.length,
    };
  } catch (error) {
    if (error instanceof ImportError) return { error: error.message };
    throw error;
  }
}

async function readAll(
  files: FileSystem,
  chosen: readonly string[],
  endings: readonly string[],
  tell: (message: string, percentage: number) => void,
  pause: () => Promise<void>,
): Promise<InputFile[]> {
  const found = new Map<string, string>();
  for (const input of chosen) {
    await pause();
    const uris = await files.inputs(input, endings);
    if (uris.length === 0)
      throw new ImportError(
        say`there is no file of that name, and no folder with ${endings.join(' or ')} files`,
        pathOf(input),
      );
    for (const uri of uris) if (!found.has(uri)) found.set(uri, labelOf(uri, input));
  }
  const texts: InputFile[] = [];
  let since = performance.now();
  for (const [uri, path] of found) {
    if (performance.now() - since > SLICE) {
      tell(say`reading file ${texts.length + 1} of ${found.size}`, 0);
      await pause();
      since = performance.now();
    }
    const text = await files.readForeign(uri);
    if (text === undefined)
      throw new ImportError(say`this file cannot be read: it is gone, may not be read, or is larger than 64 MB`, path);
    if (typeof text !== 'string') throw new ImportError(text.refused, path);
    texts.push({ path, text });
  }
  return texts;
}

/** A file as the reader knows it: from the chosen folder on. */
function labelOf(uri: string, chosen: string): string {
  const parent = chosen.replace(/\/+$/, '').lastIndexOf('/') + 1;
  return uri.startsWith(chosen) ? decode(uri.slice(parent)) : pathOf(uri);
}

/** The last part of a path. */
function pathOf(uri: string): string {
  const path = uri.replace(/\/+$/, '');
  return decode(path.slice(path.lastIndexOf('/') + 1));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function warningText({ message, file, path }: ImportWarning): string {
  return [file, path, message].filter((part) => part !== undefined && part !== '').join(': ');
}
