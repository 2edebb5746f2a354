export declare function buildPlayground(outdir: string): Promise<void>;
