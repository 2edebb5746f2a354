/** The language server as a process of its own: over standard input and output (`--stdio`), a socket, a pipe, or Node's IPC, as its arguments say. Transport and nothing else. */
import { isMainThread } from 'node:worker_threads';
import { createConnection } from 'vscode-languageserver/node';
import { catalogueOf } from '../library/node/catalogue.js';
import { compileLate } from '../library/node/compile-late.js';
import { checkerInThread, serveChecker } from './files/node-checker.js';
import { docsFolder, nodeFileSystem } from './files/node-file-system.js';
import { messageOrder } from './message-order.js';
import { startServer } from './start-server.js';
import { plainText } from './text/plain-text.js';

if (isMainThread) {
  compileLate(process.versions.v8);
  startServer(createConnection({ messageStrategy: messageOrder() }), {
    files: nodeFileSystem,
    checker: checkerInThread(process.argv[1]),
    docs: docsFolder(process.argv[1]),
    plainText,
    words: (language) => catalogueOf(language, process.argv[1]),
  });
} else serveChecker();
