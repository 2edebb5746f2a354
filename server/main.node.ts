/** The language server as a process of its own: over standard input and output (`--stdio`), a socket, a pipe, or Node's IPC, as its arguments say. Transport and nothing else. */
import { createConnection } from 'vscode-languageserver/node';
import { docsFolder, nodeFileSystem } from './files/node-file-system.js';
import { messageOrder } from './message-order.js';
import { startServer } from './start-server.js';

startServer(createConnection({ messageStrategy: messageOrder() }), {
  files: nodeFileSystem,
  docs: docsFolder(process.argv[1]),
});
