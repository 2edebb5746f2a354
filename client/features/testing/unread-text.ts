import { say } from '../../../network/words/index.js';
import type { Unread } from '../../../server/protocol.js';

/** Why a test is not judged. */
export function unreadText(unread: Unread | undefined): string {
  if (!unread) return say`It is not judged yet.`;
  return unread.why === 'syntax'
    ? say`The text cannot be read yet, so nothing in it is judged: ${unread.message}`
    : say`What hangs on this error is not judged before it is mended: ${unread.message}`;
}
