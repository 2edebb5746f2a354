import { type ElasticIp, elasticAddressOf, maybeIf } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type * as ast from '../generated/ast.js';
import type { FileBuilder } from './file-builder.js';
import { leafOf } from './leaves.js';

/** Without an address it says nothing. */
export function elasticIp(builder: FileBuilder, node: ast.ElasticIp): ElasticIp | undefined {
  const leaf = leafOf(node, 'address');
  if (!leaf) return undefined;
  const made: ElasticIp = {
    kind: 'elastic-ip',
    ...builder.named(node),
    ...maybeIf(node.maybe),
    address: builder.address(leaf),
  };
  builder.register(made);
  const { address, text, origin } = made.address;
  if (address !== undefined && elasticAddressOf(made).length === 0)
    builder.report(
      'address-invalid',
      origin,
      say`
        An Elastic IP address is a public IPv4 address, and \`${text}\` is none: nothing follows from it. Write the
        address that AWS gave.
      `,
    );
  return made;
}
