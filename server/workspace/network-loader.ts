/** From texts to a network. At a keystroke in one of twenty files one is read, and of that file the lines around the key. */
import {
  type FileInPieces,
  importsOf,
  type LoadedNetwork,
  NetworkSource,
  type ReadImport,
  readAgain,
  readInPieces,
} from '../../language/index.js';

export class NetworkLoader {
  private readonly files = new Map<string, FileInPieces>();
  private readonly sources = new Map<string, NetworkSource>();

  /** `read` is told the file that all is imported for. */
  constructor(private readonly read: (uri: string, root: string) => ReturnType<ReadImport>) {}

  /** The network of a file and of everything it imports. What was loaded for it before is no longer to be used. */
  load(uri: string, text: string): LoadedNetwork {
    const files = new Map([[uri, this.file(uri, text)]]);
    const refused = new Map<string, string>();
    // A map's values can be iterated while it grows.
    for (const file of files.values()) {
      for (const { uri: imported } of importsOf(file)) {
        if (imported === undefined || files.has(imported)) continue;
        const other = this.read(imported, uri);
        if (typeof other === 'string') files.set(imported, this.file(imported, other));
        else if (other) refused.set(imported, other.refused);
      }
    }
    let source = this.sources.get(uri);
    if (!source) {
      source = new NetworkSource();
      this.sources.set(uri, source);
    }
    return source.load(files, refused);
  }

  /** The text of a file is not wanted any more. */
  forget(uri: string): void {
    this.files.delete(uri);
    this.sources.delete(uri);
  }

  /** What is kept between two loads of its network; the file itself may be in others. */
  forgetRoot(uri: string): void {
    this.sources.delete(uri);
  }

  private file(uri: string, text: string): FileInPieces {
    const known = this.files.get(uri);
    if (known?.text === text) return known;
    const file = known ? readAgain(known, text) : readInPieces(uri, text);
    this.files.set(uri, file);
    return file;
  }
}
