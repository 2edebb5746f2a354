import { type LoadedNetwork, loadNetwork } from '../../language/index.js';

/** From texts to a network. */
export class NetworkLoader {
  constructor(private readonly read: (uri: string) => string | undefined) {}

  load(uri: string, text: string): LoadedNetwork {
    return loadNetwork([{ uri, text }], this.read);
  }

  /** The text of a file is not wanted any more. */
  forget(_uri: string): void {}
}
