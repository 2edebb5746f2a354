import { PREVIEW_PROTOCOL } from '../../../network/wire/index.js';
import { say } from '../../../network/words/index.js';

/** Of what comes from the other end: why it cannot be understood. Undefined: it is of this version, or says none. */
export function otherVersion(message: unknown): string | undefined {
  const { protocol } = (typeof message === 'object' && message !== null ? message : {}) as { protocol?: unknown };
  if (protocol === undefined || protocol === PREVIEW_PROTOCOL) return undefined;
  return say`
    This preview is of another version of VPC Lens than what it shows: it speaks version ${PREVIEW_PROTOCOL} of their
    protocol, and was told version ${String(protocol)}. Reload the window
  `;
}
