import { homedir } from 'node:os';
import { join } from 'node:path';

/** What this needs of a Node. */
interface Keeper {
  /** Node 22.1 and newer: https://nodejs.org/api/module.html#moduleenablecompilecachecachedir */
  readonly enableCompileCache?: ((folder: string) => unknown) | undefined;
  /** For others. */
  keepIn(folder: string): void;
}

/**
 * Keeps what is compiled, so that the next start need not compile it again. Never fails: where nothing can be kept, it is compiled each time.
 * It is kept in a folder of the user's own and not in that for temporary files, where Node would: there everybody could put code that we then run.
 */
export function keepCompiledCode({ enableCompileCache, keepIn }: Keeper, env: NodeJS.ProcessEnv = process.env): void {
  if (env.NODE_DISABLE_COMPILE_CACHE) return;
  const own = cacheFolder(env);
  const folder = env.NODE_COMPILE_CACHE || (own && join(own, 'vpclens', 'compiled'));
  if (!folder) return;
  if (!enableCompileCache) keepIn(folder);
  // Where somebody named a folder Node keeps it there already.
  else if (!env.NODE_COMPILE_CACHE) enableCompileCache(folder);
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
