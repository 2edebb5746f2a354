// Langium's core takes four small things from the whole language server protocol, whose 180 kB every command would load: here it gets them by themselves.
// A bundle that has a language server in it shares them with the protocol, since they are the same files.
const CONTENTS = `
export { CancellationToken, CancellationTokenSource } from './node_modules/vscode-jsonrpc/lib/common/cancellation.js';
export { Emitter } from './node_modules/vscode-jsonrpc/lib/common/events.js';
export { ResponseError } from './node_modules/vscode-jsonrpc/lib/common/messages.js';
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#errorCodes
export const LSPErrorCodes = { RequestFailed: -32803, ServerCancelled: -32802, ContentModified: -32801, RequestCancelled: -32800 };
`;

/** For esbuild. What Langium imports besides is told by the bundler, as an import that has no match. */
export const langiumAlone = {
  name: 'langium without the protocol',
  setup({ initialOptions, onLoad, onResolve }) {
    onResolve({ filter: /^vscode-languageserver-protocol$/ }, ({ importer }) =>
      /[\\/]node_modules[\\/]langium[\\/]lib[\\/]/.test(importer)
        ? { path: 'langium-protocol', namespace: 'langium-alone', sideEffects: false }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'langium-alone' }, () => ({
      contents: CONTENTS,
      resolveDir: initialOptions.absWorkingDir ?? process.cwd(),
    }));
  },
};
