import { say } from '../../network/words/index.js';
import { freeSubnetBlock, freeVpcBlocks } from '../completion/free-blocks.js';
import type { ElementAtParams, FreeBlocksResult } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/** AWS's largest and smallest block: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const LENGTHS = [16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28];

export function freeBlocks(workspace: Workspace, { textDocument, position }: ElementAtParams): FreeBlocksResult {
  const document = workspace.documents.get(textDocument.uri);
  const network = workspace.network(textDocument.uri);
  if (!document || !network) return { place: say`a new VPC`, blocks: [] };
  const vpc = network.index.valuesAt(document.uri, position).find((value) => value.kind === 'vpc');
  const blocks = LENGTHS.flatMap((length) => {
    const block = vpc ? freeSubnetBlock(vpc, length) : freeVpcBlocks(network.topology, 1, length)[0];
    return block === undefined ? [] : [{ block, addresses: 2 ** (32 - length) }];
  });
  return { place: vpc ? say`VPC ${vpc.name}` : say`a new VPC`, blocks };
}
