import type { BuildOptions } from 'esbuild';

export declare const webviewBundles: readonly BuildOptions[];
