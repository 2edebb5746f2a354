import type { BuildOptions, BuildResult } from 'esbuild';

export declare function buildSplit(
  options: BuildOptions & { outdir: string },
): Promise<BuildResult<BuildOptions & { metafile: true }>>;
