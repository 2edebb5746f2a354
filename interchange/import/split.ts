import { emptyTopology } from '../../network/topology/effective.js';
import type { Topology } from '../../network/topology/model.js';

export interface SplitFile {
  /** Relative to the folder all of them go into. */
  readonly path: string;
  readonly text: string;
}

/**
 * A file a VPC, and `main.vpc` with what joins them, which imports the others. VPCs refer to what joins them and that refers to the VPCs:
 * so they import each other, which is fine.
 */
export function splitTopology(topology: Topology, print: (part: Topology) => string): SplitFile[] {
  const rest: Topology = { ...topology, vpcs: [] };
  const joined = topology.vpcs.length > 1 || Object.values(rest).some((elements) => elements.length > 0);
  const taken = new Set(['main.vpc']);
  const files = topology.vpcs.map((vpc): SplitFile => {
    const path = freePath(vpc.name, taken);
    const text = print({ ...emptyTopology(), vpcs: [vpc] });
    return { path, text: joined ? `import "./main.vpc"\n\n${text}` : text };
  });
  const imports = files.map(({ path }) => `import "./${path}"\n`).join('');
  return [{ path: 'main.vpc', text: [imports, print(rest)].filter((part) => part.trim() !== '').join('\n') }, ...files];
}

/** Folders of some systems take upper and lower case for the same. */
function freePath(name: string, taken: Set<string>): string {
  let path = `${name}.vpc`;
  for (let i = 2; taken.has(path.toLowerCase()); i++) path = `${name}-${i}.vpc`;
  taken.add(path.toLowerCase());
  return path;
}
