import type { Unread } from '../../../server/protocol.js';

/** Why a test is not judged. */
export function unreadText(unread: Unread | undefined): string {
  if (!unread) return 'It is not judged yet.';
  return unread.why === 'syntax'
    ? `The text cannot be read yet, so nothing in it is judged: ${unread.message}`
    : `What hangs on this error is not judged before it is mended: ${unread.message}`;
}
