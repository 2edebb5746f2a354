import { say } from '../../../network/words/index.js';
import type { PreviewProtocol } from '../../../server/protocol.js';

/** What this build of the preview and of its hosts speaks. */
export const PREVIEW_PROTOCOL: PreviewProtocol = 1;

/** Of what comes from the other end: why it cannot be understood. Undefined: it is of this version, or says none. */
export function otherVersion(message: unknown): string | undefined {
  const { protocol } = (typeof message === 'object' && message !== null ? message : {}) as { protocol?: unknown };
  if (protocol === undefined || protocol === PREVIEW_PROTOCOL) return undefined;
  return say`
    This preview is of another version of VPC Lens than what it shows: it speaks version ${PREVIEW_PROTOCOL} of their
    protocol, and was told version ${String(protocol)}. Reload the window
  `;
}
