import type { NetworkStatus } from '../../../server/protocol.js';

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
}

/** What the status item says of the file in front: whether it is checked, together with what, how long that took, and what else is still being computed. */
export function statusText(networks: readonly NetworkStatus[], uri: string): StatusText {
  const network = networks.find(({ files }) => files.includes(uri));
  if (!network) return { text: 'Waiting for its turn', detail: nameOf(uri), busy: true };
  const { took } = network;
  return {
    text: took === null ? 'Checking…' : `Checked in ${duration(took)}`,
    detail: [together(network), ...others(networks.filter((other) => other !== network))].join('; '),
    busy: took === null,
  };
}

function together({ files }: NetworkStatus): string {
  const [root = '', ...imported] = files;
  if (imported.length === 0) return nameOf(root);
  return `${nameOf(root)} and ${imported.length === 1 ? 'the file' : `the ${imported.length} files`} that it imports`;
}

function others(networks: readonly NetworkStatus[]): string[] {
  const [first, ...rest] = networks.filter(({ took }) => took === null);
  if (!first) return [];
  return [`still checking ${nameOf(first.uri)}${rest.length === 0 ? '' : ` and ${rest.length} more`}`];
}

function nameOf(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
