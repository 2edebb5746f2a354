import * as vscode from 'vscode';

/** A file system in memory, as an editor in a browser has one from an extension. */
export class MemoryFiles implements vscode.FileSystemProvider {
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  private readonly files = new Map<string, Uint8Array>();
  private readonly folders = new Set(['/']);
  private readonly links = new Map<string, string>();
  readonly onDidChangeFile = this.changed.event;

  put(path: string, text: string): void {
    this.addFolders(path);
    this.files.set(path, new TextEncoder().encode(text));
  }

  link(path: string, target: string): void {
    this.addFolders(path);
    this.links.set(path, target);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const [path, link] = [this.real(uri.path), this.links.has(uri.path) ? vscode.FileType.SymbolicLink : 0];
    const bytes = this.files.get(path);
    if (bytes) return { type: vscode.FileType.File | link, ctime: 0, mtime: Date.now(), size: bytes.length };
    if (this.folders.has(path)) return { type: vscode.FileType.Directory | link, ctime: 0, mtime: 0, size: 0 };
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    const path = this.real(uri.path).replace(/\/$/, '');
    const names = [...this.files.keys(), ...this.folders, ...this.links.keys()]
      .filter((one) => one.startsWith(`${path}/`) && one.length > path.length + 1)
      .map((one) => one.slice(path.length + 1))
      .filter((name) => !name.includes('/'));
    return names.map((name) => [name, this.stat(vscode.Uri.joinPath(uri, name)).type]);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.files.get(this.real(uri.path));
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const type = this.files.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.addFolders(uri.path);
    this.files.set(uri.path, bytes);
    this.changed.fire([{ type, uri }]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.folders.add(uri.path);
    this.changed.fire([{ type: vscode.FileChangeType.Created, uri }]);
  }

  delete(uri: vscode.Uri): void {
    const below = uri.path.replace(/\/$/, '');
    const isInside = (path: string): boolean => path === below || path.startsWith(`${below}/`);
    for (const path of this.files.keys()) if (isInside(path)) this.files.delete(path);
    for (const path of this.folders) if (isInside(path)) this.folders.delete(path);
    this.changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    const bytes = this.readFile(from);
    this.delete(from);
    this.writeFile(to, bytes);
  }

  /** With links followed. */
  private real(path: string): string {
    for (const [link, target] of this.links)
      if (path === link || path.startsWith(`${link}/`)) return target + path.slice(link.length);
    return path.length > 1 ? path.replace(/\/$/, '') : path;
  }

  private addFolders(path: string): void {
    const steps = path.split('/').slice(1, -1);
    for (const i of steps.keys()) this.folders.add(`/${steps.slice(0, i + 1).join('/')}`);
  }
}
