/** The language server as it is shipped, in a process of its own, and how long an editor waits for it. Needs `npm run build`. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const SERVER = join(process.cwd(), 'dist/server/main.node.cjs');

/** Between two keys of a fast typist, in milliseconds. */
export const INTERVAL = 100;

export interface ServerProcess {
  readonly connection: ProtocolConnection;
  /** By the protocol's own words. */
  end(): Promise<void>;
  /** Whatever it is doing. */
  kill(): void;
}

export function startServerProcess(): ServerProcess {
  if (!existsSync(SERVER)) {
    console.error(`${SERVER} is not there: run "npm run build" first`);
    process.exit(1);
  }
  const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  return {
    connection,
    async end() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
    },
    kill() {
      connection.dispose();
      server.kill();
    },
  };
}
