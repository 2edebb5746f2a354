import type { HostMessage, PreviewMessage } from '../../../client/webview/messages.js';
import type { CompactCell } from '../../../server/protocol.js';

/** A host of a network in which nobody reaches anybody. */
export async function allBlocked(message: PreviewMessage): Promise<HostMessage | undefined> {
  if (message.type !== 'cells') return undefined;
  const { of, id, question } = message;
  const cells = question.rows.map((): CompactCell => [0, 0, 0, 0, 1, 0, -1]);
  return { type: 'cells', of, id, result: { columns: question.columns.map(() => cells), traffics: [] } };
}
