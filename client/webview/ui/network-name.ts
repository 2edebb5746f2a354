import { fileNameOf } from '../../../network/wire/index.js';

/** The file of the network, as it is called in what is saved of it. One that lies nowhere yet is `untitled:Untitled-1`. */
export function networkFile(uri: string): string {
  return fileNameOf(uri).replace(/^\w+:/, '') || 'network';
}

/** Without its ending. */
export function networkName(uri: string): string {
  return networkFile(uri).replace(/\.vpc$/, '');
}
