/**
 * The language server in a web worker, for an editor in a browser: it has no disk, and is told files by its client. Transport and nothing else.
 * In a page it is the page's analysis: the pages that an editor exports have this script, so that the extension need not bring a second one.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { checkerOver } from './files/client-checker.js';
import { ClientFiles } from './files/client-files.js';
import { messageGate } from './files/message-gate.js';
import { messageOrder } from './message-order.js';
import { offerAnalysis } from './recorded/page-analysis.js';
import { startServer } from './start-server.js';

if ('document' in globalThis) offerAnalysis();
else serve();

function serve(): void {
  // A web worker's own global: https://html.spec.whatwg.org/multipage/workers.html#dedicatedworkerglobalscope
  const here = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];
  const files: ClientFiles = new ClientFiles(() => connection);
  const connection = createConnection(new BrowserMessageReader(here), new BrowserMessageWriter(here), {
    messageStrategy: messageGate(files, messageOrder()),
  });
  startServer(connection, { files, checker: checkerOver(files) });
}
