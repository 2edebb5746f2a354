import type { Message, MessageStrategy } from 'vscode-languageserver';
import type { ClientFiles } from './client-files.js';

/**
 * Holds messages back while a file is being read that somebody looked for, so that no answer is made of a network that lacks it.
 * Answers to what the server asked go through, since they bring the file; the rest keep their order.
 */
export function messageGate(files: ClientFiles, inner: MessageStrategy): MessageStrategy {
  let waiting: Promise<void> | undefined;
  return {
    handleMessage(message, next) {
      if (isAnswer(message)) return inner.handleMessage(message, next);
      if (!waiting && files.isSettled) return inner.handleMessage(message, next);
      const before = waiting;
      const own = (async () => {
        await before;
        await files.settled();
        void inner.handleMessage(message, next);
      })();
      waiting = own;
      void own.finally(() => {
        if (waiting === own) waiting = undefined;
      });
      return undefined;
    },
  };
}

/** A cancellation overtakes what it cancels: that is what it is for. */
function isAnswer(message: Message): boolean {
  const { method } = message as Message & { method?: string };
  return method === undefined || method === '$/cancelRequest';
}
