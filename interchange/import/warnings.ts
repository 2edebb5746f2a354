import type { ImportWarning } from './types.js';

/** Gathers warnings, each once. */
export class Warnings {
  readonly #list: ImportWarning[] = [];
  readonly #seen = new Set<string>();

  add(message: string, place?: { readonly file?: string | undefined; readonly path?: string | undefined }): void {
    const id = `${place?.file ?? ''}\n${place?.path ?? ''}\n${message}`;
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    this.#list.push({
      message,
      ...(place?.file === undefined ? {} : { file: place.file }),
      ...(place?.path === undefined ? {} : { path: place.path }),
    });
  }

  get list(): readonly ImportWarning[] {
    return this.#list;
  }
}
