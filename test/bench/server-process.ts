/** The language server as it is shipped, in a process of its own, and how long an editor waits for it. Needs `npm run build`. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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
  /** The processor's time that it has had so far, in milliseconds, with the collector and the compiler; undefined where the machine does not tell. */
  processor(): number | undefined;
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
    processor: () => processorOf(server.pid),
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

/** https://www.kernel.org/doc/Documentation/scheduler/sched-stats.txt: nanoseconds, a thread a file. */
function processorOf(pid: number | undefined): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const spent = threads.map((id) => Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'utf8').split(' ')[0]));
    return spent.reduce((sum, one) => sum + one, 0) / 1e6;
  } catch {
    return undefined;
  }
}

/** Told whenever the newest state of a file, or an older one, has all its findings. Servers of before had another name for it. */
export function onAnalysed(connection: ProtocolConnection, told: (version: number) => void): void {
  for (const method of ['$/vpclens/changed', 'vpclens/changed'])
    connection.onNotification(method, ({ version }: { version: number }) => told(version));
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)] as number;
}
