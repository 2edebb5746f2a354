import { fileNameOf } from '../../../network/wire/index.js';
import { say } from '../../../network/words/index.js';
import type { ClosedStatus, NetworkStatus } from '../../../server/protocol.js';

export interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly busy: boolean;
}

/** What the status item says of the file in front: whether it is checked, together with what, how long that took, and what else is still being computed. */
export function statusText(
  networks: readonly NetworkStatus[],
  uri: string,
  closed: ClosedStatus | undefined,
): StatusText {
  const network = networks.find(({ files }) => files.includes(uri));
  if (!network) return { text: say`Waiting for its turn`, detail: fileNameOf(uri), busy: true };
  const { took } = network;
  const rest = [...others(networks.filter((other) => other !== network)), ...(closed ? notOpen(closed) : [])];
  return {
    text: took === null ? say`Checking…` : say`Checked in ${duration(took)}`,
    detail: [together(network), ...rest].join('; '),
    busy: took === null,
  };
}

function together({ files }: NetworkStatus): string {
  const [root = '', ...imported] = files;
  if (imported.length === 0) return fileNameOf(root);
  return imported.length === 1
    ? say`${fileNameOf(root)} and the file that it imports`
    : say`
    ${fileNameOf(root)} and the ${imported.length} files that it imports
  `;
}

function others(networks: readonly NetworkStatus[]): string[] {
  const [first, ...rest] = networks.filter(({ took }) => took === null);
  if (!first) return [];
  return [
    rest.length === 0
      ? say`still checking ${fileNameOf(first.uri)}`
      : say`
    still checking ${fileNameOf(first.uri)} and ${rest.length} more
  `,
  ];
}

/** Of files that are not open: whether all are checked, and where not, why. */
function notOpen({ files, left, due }: ClosedStatus): string[] {
  if (files === 0) return [];
  const checking =
    due === 0
      ? []
      : [
          due === 1
            ? say`still checking a network of files that are not open`
            : say`
      still checking ${due} networks of files that are not open
    `,
        ];
  if (left === 0)
    return due === 0
      ? [files === 1 ? say`a file that is not open too` : say`${files} files that are not open too`]
      : checking;
  return [
    ...checking,
    say`
      of ${files} files that are not open only ${files - left}: the setting vpclens.closedFiles.most allows no
      more
    `,
  ];
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
