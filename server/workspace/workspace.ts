/** Documents, and the networks they make. */

import { type Lines, linesAround, loadNetwork, type ReadImport } from '../../language/index.js';
import { told } from '../../network/words/index.js';
import type { Documents } from './documents.js';
import type { ImportAccess } from './import-access.js';
import { Network } from './network.js';
import { NetworkLoader } from './network-loader.js';
import { canonicalUri } from './uri.js';

export class Workspace {
  private readonly networks = new Map<string, Network>();
  /** By root, the network of the state before, until the new one is made. */
  private readonly before = new Map<string, Network>();
  /** What open files import, of those whose networks nobody has asked for. */
  private readonly closures = new Map<string, readonly string[]>();
  private readonly loader: NetworkLoader;
  /** Hears of each text that changed, came or went; undefined: any of them may have. */
  onInvalidated: ((uri: string | undefined) => void) | undefined;

  constructor(
    readonly documents: Documents,
    readonly access: ImportAccess,
  ) {
    this.loader = new NetworkLoader((uri, root) => this.readImport(uri, root));
  }

  /** A file that is imported into the network of `root`. */
  readImport(anyUri: string, root: string): ReturnType<ReadImport> {
    const uri = canonicalUri(anyUri);
    if (!this.documents.trusted && !this.documents.isOpen(uri)) return { refused: `${NOT_TRUSTED}` };
    const refused = this.access.refusal(uri, root);
    return refused === undefined ? this.documents.read(uri) : { refused };
  }

  /** The network of a file, with everything it imports. Undefined where there is no such file. */
  network(anyUri: string): Network | undefined {
    const uri = canonicalUri(anyUri);
    const known = this.networks.get(uri);
    if (known) return known;
    const text = this.documents.text(uri);
    if (text === undefined) return undefined;
    const network = new Network(uri, this.loader.load(uri, text), this.before.get(uri));
    this.before.delete(uri);
    this.networks.set(uri, network);
    return network;
  }

  /** The network as it would be with another text in place of a file's own. Nothing is kept of it. */
  tryText(anyUri: string, text: string): Network {
    const uri = canonicalUri(anyUri);
    return this.tryTexts(uri, new Map([[uri, text]]));
  }

  /** The same with other texts in place of several files' own. */
  tryTexts(root: string, texts: ReadonlyMap<string, string>): Network {
    const text = texts.get(root) ?? this.documents.text(root) ?? '';
    const read = (uri: string) => texts.get(canonicalUri(uri)) ?? this.readImport(uri, root);
    return new Network(root, loadNetwork([{ uri: root, text }], read));
  }

  /** The same where words alone are others. It costs what these change, and holds until a text does. */
  tryWords(root: string, texts: ReadonlyMap<string, string>): Network {
    const now = this.network(root);
    const considered = now && this.loader.consider(root, texts);
    return considered ? new Network(root, considered) : this.tryTexts(root, texts);
  }

  /** The lines of a file that decide what stands at an offset, so that nobody need look at all of them. */
  linesAround(anyUri: string, offset: number): Lines {
    const uri = canonicalUri(anyUri);
    const text = this.documents.text(uri) ?? '';
    const file = this.loader.piecesOf(uri);
    return file?.text === text ? linesAround(file, offset) : { start: 0, text };
  }

  /** A text changed, came or went: every network it is part of, or that misses a file, is made anew when next asked for. Returns the roots of those. */
  invalidate(uri: string): string[] {
    this.onInvalidated?.(uri);
    const roots: string[] = [];
    this.closures.clear();
    for (const [root, network] of this.networks) {
      if (root !== uri && !network.files.includes(uri) && !missesFile(network)) continue;
      this.networks.delete(root);
      if (this.documents.isOpen(root)) this.before.set(root, network);
      roots.push(root);
    }
    if (!this.documents.isOpen(uri)) {
      this.loader.forget(uri);
      this.before.delete(uri);
    }
    return roots;
  }

  /** What may be read changed: nothing that was made holds. */
  invalidateAll(): void {
    this.onInvalidated?.(undefined);
    this.documents.forgetAll();
    this.networks.clear();
    this.closures.clear();
    this.before.clear();
  }

  /** Gives back what was made of networks that no open file is the root of, for somebody who looked into closed files. */
  release(): void {
    const kept = new Set(this.documents.openUris.flatMap((uri) => [uri, ...(this.networks.get(uri)?.files ?? [])]));
    for (const [root, network] of this.networks) {
      if (this.documents.isOpen(root)) continue;
      this.networks.delete(root);
      for (const file of network.files) if (!kept.has(file)) this.loader.forget(file);
      this.loader.forgetRoot(root);
    }
    this.documents.keepClosed(kept);
  }

  /** A file and what it imports. */
  private filesOf(uri: string): readonly string[] {
    const known = this.networks.get(uri)?.files ?? this.closures.get(uri);
    if (known) return known;
    const text = this.documents.text(uri);
    const files = text === undefined ? [] : this.loader.filesOf(uri, text);
    this.closures.set(uri, files);
    return files;
  }

  /**
   * The open files that no other open file imports: together their networks hold every open file, each in the widest network there is.
   * Of files that import each other, the one opened first.
   */
  roots(): string[] {
    const roots: string[] = [];
    const covered = new Set<string>();
    const imported = new Set<string>();
    const open = this.documents.openUris;
    for (const uri of open) for (const file of this.filesOf(uri)) if (file !== uri) imported.add(file);
    const take = (uri: string): void => {
      roots.push(uri);
      covered.add(uri);
      for (const file of this.filesOf(uri)) covered.add(file);
    };
    for (const uri of open) if (!imported.has(uri)) take(uri);
    for (const uri of open) if (!covered.has(uri)) take(uri);
    return roots;
  }

  /** The widest network that a file is in: that of the open file which imports it, else its own. */
  widestNetwork(anyUri: string): Network | undefined {
    return this.documents.openUris.length > 1 ? this.openNetworksWith(anyUri)[0] : this.network(anyUri);
  }

  /** The networks of `roots` that a file is in. One that is in none is in its own. */
  openNetworksWith(anyUri: string): Network[] {
    const uri = canonicalUri(anyUri);
    const found = this.roots().flatMap((root) => this.network(root) ?? []);
    const those = found.filter(({ files }) => files.includes(uri));
    return those.length > 0 ? those : [this.network(uri) ?? []].flat();
  }

  /** For whoever looks into every file of the workspace, open or not: resolves when that can be done. */
  async whole(): Promise<void> {
    if (this.documents.trusted) await this.documents.files.far?.whole(this.access.folders);
  }

  /** Every network in which a file's names may be used: those of the files in the workspace, open or not, that import it, and its own. */
  networksWith(anyUri: string): Network[] {
    const uri = canonicalUri(anyUri);
    const candidates = new Set([
      uri,
      ...this.documents.openUris,
      ...this.access.folders.flatMap((folder) => this.documents.list(folder)),
    ]);
    const found: Network[] = [];
    for (const candidate of candidates) {
      if (candidate !== uri && !/\bimport\b/.test(this.documents.text(candidate) ?? '')) continue;
      const network = this.network(candidate);
      if (network && (candidate === uri || network.files.includes(uri))) found.push(network);
    }
    return found;
  }
}

const NOT_TRUSTED = told`
  this workspace is not trusted, so no file is read but those that are open. Open it, or trust the workspace
  (command “Workspaces: Manage Workspace Trust”).
`;

function missesFile(network: Network): boolean {
  return network.loaded.findings.some((finding) => finding.rule === 'import-unresolved');
}
