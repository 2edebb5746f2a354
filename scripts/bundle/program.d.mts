import type { BuildOptions } from 'esbuild';

export declare const nodeOptions: BuildOptions;
export declare const programOptions: BuildOptions;
