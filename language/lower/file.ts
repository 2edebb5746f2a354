import type { Topology } from '../../network/topology/index.js';
import type { FileScope } from '../link/scopes.js';
import type { ParsedFile } from '../parse/parsed-file.js';
import { readComments } from './comments.js';
import { directConnect, network, peering, transitGateway, vpn } from './connections.js';
import { expectations } from './expectations.js';
import { FileBuilder } from './file-builder.js';
import { prefixList, service } from './filters.js';
import { vpc } from './vpc.js';

/** A topology under construction. */
export type Growing<T> = { readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

/** Adds what one file declares to a topology. Names in it are looked up later, when all files are known. */
export function lowerFile(
  file: ParsedFile,
  scope: FileScope,
  topology: Growing<Topology>,
): { builder: FileBuilder; ignores: ReturnType<typeof readComments>['ignores'] } {
  const comments = readComments(file.uri, file.text);
  const builder = new FileBuilder(file.uri, file.text, scope, comments);
  for (const declaration of file.root.declarations) {
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
      case 'Service':
        topology.services.push(service(builder, declaration));
        break;
      case 'Expect':
      case 'Test':
        topology.expectations.push(...expectations(builder, declaration));
        break;
    }
  }
  return { builder, ignores: comments.ignores };
}
