import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets Node keep what it compiles, so that the next start need not compile it again. Never fails: where nothing can be kept, it is compiled each time.
 * It is kept in a folder of the user's own and not in that for temporary files, where Node would: there everybody could put code that we then run.
 */
export function keepCompiledCode(node: object, env: NodeJS.ProcessEnv = process.env): void {
  // Somebody named another folder: Node keeps it there already.
  if (env.NODE_COMPILE_CACHE) return;
  const folder = cacheFolder(env);
  // Node 22.1 and newer: https://nodejs.org/api/module.html#moduleenablecompilecachecachedir
  if (folder !== undefined && 'enableCompileCache' in node && typeof node.enableCompileCache === 'function')
    node.enableCompileCache(join(folder, 'vpclens', 'compiled'));
}

function cacheFolder(env: NodeJS.ProcessEnv): string | undefined {
  // https://specifications.freedesktop.org/basedir-spec/latest/
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (process.platform === 'win32') return env.LOCALAPPDATA;
  let home: string;
  try {
    home = homedir();
  } catch {
    return undefined;
  }
  return home && join(home, ...(process.platform === 'darwin' ? ['Library', 'Caches'] : ['.cache']));
}
