import type { Finding } from '../../network/findings/index.js';
import type { IgnoreComment } from '../../network/rules/index.js';
import { emptyTopology, type Topology } from '../../network/topology/index.js';
import type { Linked } from '../link/link.js';
import { Declared, type FileScope } from '../link/scopes.js';
import { isSound, type Piece } from '../parse/piece.js';
import { syntaxFindings } from '../parse/syntax-findings.js';
import { type Trees, treesOf } from '../parse/trees.js';
import { readComments } from './comments.js';
import { directConnect, network, peering, transitGateway, vpn } from './connections.js';
import { elasticIp } from './elastic-ips.js';
import { expectations } from './expectations.js';
import { FileBuilder } from './file-builder.js';
import { prefixList, service } from './filters.js';
import { reservedNames } from './name-findings.js';
import { moveBy } from './places.js';
import { sharingNames } from './tell-apart.js';
import { vpc } from './vpc.js';

/** A topology under construction. */
type Growing<T> = { readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** A piece of a file, lowered: what it declares, and the names that are to be looked up. */
export interface LoweredPiece {
  readonly piece: Piece;
  readonly builder: FileBuilder;
  readonly declared: Topology;
  readonly names: Declared;
  readonly syntax: readonly Finding[];
  /** Names of it that mean something else. */
  readonly reserved: readonly Finding[];
  /** Two of its elements have one name in the same block. */
  readonly sharesNames: boolean;
  /** Once its names have been looked up. */
  readonly linked?: Linked | undefined;
  ignores: readonly IgnoreComment[];
  /** The line that its places count from. */
  line: number;
}

/** What a piece declares. Names in it are looked up later, when all files are known. */
export function lowerPiece(piece: Piece, scope: FileScope): LoweredPiece {
  const { uri, text, line, errors } = piece;
  const { text: whole, root, offset, linesBefore } = treesOf(piece);
  const comments = readComments(uri, text, { offset, line });
  const builder = new FileBuilder(uri, whole, scope, comments, line - linesBefore, offset);
  const declared = emptyTopology() as Growing<Topology>;
  lowerDeclarations(builder, root, declared);
  const syntax = isSound(piece) ? [] : syntaxFindings({ uri, text, result: errors });
  for (const { origin } of syntax) moveBy(origin, line);
  const reserved = reservedNames(builder.elements);
  const sharesNames = sharingNames(builder.elements).length > 0;
  const names = new Declared(builder.elements);
  return { piece, builder, declared, names, syntax, reserved, sharesNames, ignores: comments.ignores, line };
}

function lowerDeclarations(builder: FileBuilder, root: Trees['root'], topology: Growing<Topology>): void {
  for (const declaration of root.declarations) {
    switch (declaration.$type) {
      case 'Vpc':
        topology.vpcs.push(vpc(builder, declaration));
        break;
      case 'Network':
        topology.networks.push(network(builder, declaration));
        break;
      case 'Peering':
        topology.peerings.push(peering(builder, declaration));
        break;
      case 'TransitGateway':
        topology.transitGateways.push(transitGateway(builder, declaration));
        break;
      case 'Vpn':
        topology.vpns.push(vpn(builder, declaration));
        break;
      case 'DirectConnect':
        topology.directConnects.push(directConnect(builder, declaration));
        break;
      case 'PrefixList':
        topology.prefixLists.push(prefixList(builder, declaration));
        break;
      case 'ElasticIp': {
        const found = elasticIp(builder, declaration);
        if (found) topology.elasticIps.push(found);
        break;
      }
      case 'Service':
        topology.services.push(service(builder, declaration));
        break;
      case 'Expect':
      case 'Test':
        topology.expectations.push(...expectations(builder, declaration));
        break;
    }
  }
}
