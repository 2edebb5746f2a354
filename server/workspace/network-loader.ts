/**
 * From texts to a network. There is no incremental parsing, but a file that did not change is not parsed again: at a keystroke in one of twenty files, one is read.
 */
import { type LangiumDocument, URI } from 'langium';
import { type LoadedNetwork, lowerDocuments } from '../../language/index.js';
import { importsOf, type ReadImport } from '../../language/link/imports.js';
import { parsedFileOf } from '../../language/parse/parsed-file.js';
import { coreServices } from '../../language/services.js';

export class NetworkLoader {
  private readonly parsed = new Map<string, { readonly text: string; readonly document: LangiumDocument }>();

  /** `read` is told the file that all is imported for. */
  constructor(private readonly read: (uri: string, root: string) => ReturnType<ReadImport>) {}

  /** The network of a file and of everything it imports. */
  load(uri: string, text: string): LoadedNetwork {
    const documents = new Map([[uri, this.parse(uri, text)]]);
    const refused = new Map<string, string>();
    // A map's values can be iterated while it grows.
    for (const document of documents.values()) {
      for (const { uri: imported } of importsOf(parsedFileOf(document))) {
        if (imported === undefined || documents.has(imported)) continue;
        const other = this.read(imported, uri);
        if (typeof other === 'string') documents.set(imported, this.parse(imported, other));
        else if (other) refused.set(imported, other.refused);
      }
    }
    return lowerDocuments([...documents.values()], refused);
  }

  /** The text of a file is not wanted any more. */
  forget(uri: string): void {
    this.parsed.delete(uri);
  }

  private parse(uri: string, text: string): LangiumDocument {
    const known = this.parsed.get(uri);
    if (known?.text === text) return known.document;
    const document = coreServices().shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(uri));
    this.parsed.set(uri, { text, document });
    return document;
  }
}
