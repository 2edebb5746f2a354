/** The texts the server works on: what the editor has open, and the files on disk that those import. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Refused } from '../../language/index.js';
import { isInside } from '../../language/link/inside.js';
import type { FileSystem } from '../files/file-system.js';
import { canonicalUri } from './uri.js';

interface OpenDocument {
  readonly document: TextDocument;
  /** As the editor spells it: answers to the editor use this one. */
  readonly clientUri: string;
}

export class Documents {
  private readonly opened = new Map<string, OpenDocument>();
  /** Texts of closed files, kept until something says that they changed; `undefined`: no such file. */
  private readonly closed = new Map<string, string | Refused | undefined>();

  /** While this is false nothing is read but what is open: the folder's owner is not known to be trusted. */
  trusted = true;

  /** Every file of the folders, as far as somebody knows them and hears of each that comes or goes. */
  known: (() => ReadonlySet<string> | undefined) | undefined;

  constructor(readonly files: FileSystem) {}

  open(clientUri: string, version: number, text: string): string {
    const uri = canonicalUri(clientUri);
    this.opened.set(uri, { document: TextDocument.create(uri, 'vpc', version, text), clientUri });
    return uri;
  }

  change(clientUri: string, version: number, changes: TextDocumentContentChangeEvent[]): string | undefined {
    const uri = canonicalUri(clientUri);
    const open = this.opened.get(uri);
    if (!open) return undefined;
    TextDocument.update(open.document, changes, version);
    return uri;
  }

  close(clientUri: string): string {
    const uri = canonicalUri(clientUri);
    this.opened.delete(uri);
    this.closed.delete(uri);
    return uri;
  }

  /** A file on disk may have changed. */
  forget(uri: string): void {
    this.closed.delete(canonicalUri(uri));
  }

  forgetAll(): void {
    this.closed.clear();
  }

  /** Of the closed files only these may be asked for again soon. */
  keepClosed(uris: ReadonlySet<string>): void {
    for (const uri of this.closed.keys()) if (!uris.has(uri)) this.closed.delete(uri);
  }

  get openUris(): string[] {
    return [...this.opened.keys()];
  }

  isOpen(uri: string): boolean {
    return this.opened.has(uri);
  }

  /** Undefined for a file that is not open. */
  versionOf(uri: string): number | undefined {
    return this.opened.get(uri)?.document.version;
  }

  clientUri(uri: string): string {
    return this.opened.get(uri)?.clientUri ?? uri;
  }

  /** The document, open or read from disk. */
  get(clientUri: string): TextDocument | undefined {
    const uri = canonicalUri(clientUri);
    const open = this.opened.get(uri);
    if (open) return open.document;
    const text = this.text(uri);
    return text === undefined ? undefined : TextDocument.create(uri, 'vpc', 0, text);
  }

  /** Undefined: there is no such file, or it is no text. */
  text(uri: string): string | undefined {
    const read = this.read(uri);
    return typeof read === 'string' ? read : undefined;
  }

  read(anyUri: string): string | Refused | undefined {
    const uri = canonicalUri(anyUri);
    const open = this.opened.get(uri);
    if (open) return open.document.getText();
    if (!this.trusted) return undefined;
    if (!this.closed.has(uri)) this.closed.set(uri, this.files.read(uri));
    return this.closed.get(uri);
  }

  list(folder: string): string[] {
    const known = this.known?.();
    if (known) return [...known].filter((uri) => isInside(uri, folder));
    return this.trusted ? this.files.list(folder).map(canonicalUri) : [];
  }
}
