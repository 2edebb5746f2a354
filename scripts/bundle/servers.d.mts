export declare function buildServers(outdir: string): Promise<{ readonly inputs: string[]; readonly outputs: string[] }>;
