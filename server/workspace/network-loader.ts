/** From texts to a network. At a keystroke in one of twenty files one is read, and of that file the lines around the key. */
import {
  type FileInPieces,
  importsOf,
  type LoadedNetwork,
  NetworkSource,
  type ReadImport,
  readAgain,
  readBeside,
  readInPieces,
} from '../../language/index.js';

interface Source {
  readonly network: NetworkSource;
  readonly files: ReadonlyMap<string, FileInPieces>;
  readonly refused: ReadonlyMap<string, string>;
}

const imported = (file: FileInPieces): string =>
  importsOf(file)
    .map(({ path }) => path)
    .join('\n');

export class NetworkLoader {
  private readonly files = new Map<string, FileInPieces>();
  private readonly sources = new Map<string, Source>();

  /** `read` is told the file that all is imported for. */
  constructor(private readonly read: (uri: string, root: string) => ReturnType<ReadImport>) {}

  /** The network of a file and of everything it imports. What was loaded for it before is no longer to be used. */
  load(uri: string, text: string): LoadedNetwork {
    const { files, refused } = this.gather(uri, text);
    const network = this.sources.get(uri)?.network ?? new NetworkSource();
    this.sources.set(uri, { network, files, refused });
    return network.load(files, refused);
  }

  /** The file and everything it imports, by name. */
  filesOf(uri: string, text: string): string[] {
    return [...this.gather(uri, text).files.keys()];
  }

  private gather(uri: string, text: string): Pick<Source, 'files' | 'refused'> {
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
    return { files, refused };
  }

  /** The network that was loaded last for a file, with other words in some texts: it costs what these change. Holds until the next load. Undefined: they move lines, or import others. */
  consider(root: string, texts: ReadonlyMap<string, string>): LoadedNetwork | undefined {
    const source = this.sources.get(root);
    if (!source) return undefined;
    const files = new Map(source.files);
    for (const [uri, text] of texts) {
      const file = files.get(uri);
      if (!file) continue;
      const other = readBeside(file, text);
      if (!other || imported(other) !== imported(file)) return undefined;
      files.set(uri, other);
    }
    return source.network.consider(files, source.refused);
  }

  /** As it was read last, in pieces. */
  piecesOf(uri: string): FileInPieces | undefined {
    return this.files.get(uri);
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
