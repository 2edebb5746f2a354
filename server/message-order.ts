import { type Message, type MessageStrategy, ResponseError } from 'vscode-languageserver';
import { ErrorCodes } from 'vscode-languageserver-protocol';

/** What the strategy turns requests into that come at the wrong time; no client sends this. */
const MISTIMED = 'vpclens/mistimed';

/**
 * The protocol's order: nothing but `initialize` before it, and nothing but `exit` after `shutdown`.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#initialize
 */
export function messageOrder(): MessageStrategy {
  let state: 'new' | 'running' | 'down' = 'new';
  return {
    handleMessage(message, next) {
      const { method, id } = message as Message & { method?: string; id?: number | string | null };
      // Answers to what the server asked.
      if (method === undefined) return next(message);
      if (method === 'exit') return next(message);
      const fits = state === 'running' ? method !== 'initialize' : state === 'new' && method === 'initialize';
      if (method === 'initialize' && state === 'new') state = 'running';
      if (method === 'shutdown' && fits) state = 'down';
      if (fits) return next(message);
      if (id === undefined) return undefined;
      return next({ ...message, method: MISTIMED, params: { method, state } } as Message);
    },
  };
}

/** Answers what came at the wrong time, with the protocol's own errors. */
export function answerMistimed(onRequest: (method: string, handler: (params: unknown) => never) => unknown): void {
  onRequest(MISTIMED, (params) => {
    const { method, state } = params as { method: string; state: string };
    if (state === 'new')
      throw new ResponseError(
        ErrorCodes.ServerNotInitialized,
        `\`${method}\` came before \`initialize\`: the server does not know yet what its client can do.`,
      );
    throw new ResponseError(
      ErrorCodes.InvalidRequest,
      state === 'down'
        ? `\`${method}\` came after \`shutdown\`: the server answers nothing any more.`
        : '`initialize` came a second time.',
    );
  });
}
