/** Files as a client tells them, for a server that has no disk. Their texts are kept here: nothing that is made of them waits. */

import { type Connection, RequestType } from 'vscode-languageserver';
import { decodeUnpacked, isGzip } from '../../interchange/text/packed.js';
import { type Decoded, decodeUtf8, refusalOf } from '../../interchange/text/utf8.js';
import type { Refused } from '../../language/index.js';
import { isInside } from '../../language/link/inside.js';
import { say } from '../../network/words/index.js';
import { canonicalUri } from '../workspace/uri.js';
import type { FarFiles, FileSystem } from './file-system.js';
import type {
  FileAnswer,
  FileParams,
  ListFilesAnswer,
  ListFilesMethod,
  ListFilesParams,
  ReadFileMethod,
} from './messages.js';
import { unpacked } from './unpacked.js';

const READ = new RequestType<FileParams, FileAnswer, void>('vpclens/readFile' satisfies ReadFileMethod);
const LIST = new RequestType<ListFilesParams, ListFilesAnswer, void>('vpclens/listFiles' satisfies ListFilesMethod);

/** More files than this in a workspace are not looked through for importers. */
const MOST_FILES = 2_000;

const notYet = (): Refused => ({ refused: say`it is still being read.` });

type Text = string | Refused | undefined;
type Asked = Pick<Connection, 'sendRequest'>;

export class ClientFiles implements FileSystem, FarFiles {
  private readonly texts = new Map<string, Text>();
  private readonly reading = new Map<string, Promise<void>>();
  /** Those among `reading` that somebody looked for. */
  private readonly missed = new Set<string>();
  private readonly listed = new Map<string, readonly string[]>();
  private arrived: (uri: string) => void = () => undefined;

  constructor(private readonly client: () => Asked) {}

  get far(): FarFiles {
    return this;
  }

  read(uri: string): Text {
    if (!this.texts.has(uri)) void this.miss(uri);
    return this.known(uri);
  }

  /** As `read`, and asks for nothing. */
  known(uri: string): Text {
    return this.texts.has(uri) ? this.texts.get(uri) : notYet();
  }

  isKnown(uri: string): boolean {
    return this.texts.has(uri);
  }

  async readForeign(uri: string): Promise<Text> {
    return this.ask(uri, async (bytes) => decodeUnpacked(isGzip(bytes) ? await unpacked(bytes) : bytes));
  }

  /** The client follows no link, so a file is where it seems to be. */
  real(uri: string): string {
    return uri;
  }

  list(folder: string): string[] {
    return [...(this.listed.get(folder) ?? [])];
  }

  async inputs(chosen: string, endings: readonly string[]): Promise<string[]> {
    // All of them: a network of which a part is left out is another network.
    return this.filesIn({ uri: chosen, endings });
  }

  onArrived(listener: (uri: string) => void): void {
    this.arrived = listener;
  }

  async again(uris: readonly string[]): Promise<void> {
    this.listed.clear();
    const known = new Set([...this.texts.keys(), ...this.reading.keys()]);
    const changed = [...known].filter((file) => uris.some((uri) => isInside(file, uri)));
    await Promise.all(
      changed.map(async (uri) => {
        // What is being read may be read too early.
        await this.reading.get(uri);
        this.texts.delete(uri);
        await this.miss(uri);
      }),
    );
  }

  async whole(folders: readonly string[]): Promise<void> {
    await this.look(folders.filter((folder) => !this.listed.has(folder)));
    await this.bring(folders.flatMap((folder) => this.list(folder)));
  }

  async settled(): Promise<void> {
    while (this.missed.size > 0) await Promise.all([...this.missed].map((uri) => this.reading.get(uri)));
  }

  get isSettled(): boolean {
    return this.missed.size === 0;
  }

  /** Finds out which files the folders have. */
  async look(folders: readonly string[]): Promise<void> {
    for (const uri of folders) this.listed.set(uri, await this.filesIn({ uri, endings: ['.vpc'], most: MOST_FILES }));
  }

  /** Reads what is not known yet, without anybody's having missed it. */
  async bring(uris: Iterable<string>): Promise<void> {
    await Promise.all([...uris].filter((uri) => !this.isKnown(uri)).map((uri) => this.start(uri)));
  }

  private miss(uri: string): Promise<void> {
    this.missed.add(uri);
    return this.start(uri);
  }

  private start(uri: string): Promise<void> {
    const running = this.reading.get(uri);
    if (running) return running;
    const made = this.load(uri);
    this.reading.set(uri, made);
    return made;
  }

  private async load(uri: string): Promise<void> {
    const text = await this.ask(uri, decodeUtf8);
    this.texts.set(uri, text);
    this.reading.delete(uri);
    // Whoever hears of it may miss the next one: only then is this one no longer missed.
    if (this.missed.has(uri)) this.arrived(uri);
    this.missed.delete(uri);
  }

  private async ask(uri: string, decode: (bytes: Uint8Array) => Decoded | Promise<Decoded>): Promise<Text> {
    try {
      const { bytes, refused } = await this.client().sendRequest(READ, { uri });
      if (refused !== undefined) return { refused };
      if (bytes === undefined) return undefined;
      const decoded = await decode(bytes);
      return decoded.problem ? { refused: refusalOf(decoded.problem) } : decoded.text;
    } catch (error) {
      return { refused: say`it could not be read: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  private async filesIn(params: ListFilesParams): Promise<string[]> {
    try {
      const { files } = await this.client().sendRequest(LIST, params);
      return files.map(canonicalUri);
    } catch {
      return [];
    }
  }
}
