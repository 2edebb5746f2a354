import type { Topology, Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { associateAcls, declareAcls } from './acls.js';
import { declareBlockPublicAccess } from './block-public-access.js';
import { declareConnections } from './connections.js';
import type { Declarations, Dialect } from './declared.js';
import { Draft } from './draft.js';
import { declareElasticIps } from './elastic-addresses.js';
import { associateEndpoints, declareEndpointServices, declareEndpoints } from './endpoints.js';
import { declareGateways } from './gateways.js';
import { declareGroupRules, declareGroups } from './groups.js';
import { declareLoadBalancers } from './load-balancers.js';
import { declarePrefixLists } from './prefix-lists.js';
import { tellWhatIsRefused } from './refused.js';
import { declareResources } from './resources.js';
import { declareRoutes, declareRouteTables } from './routes.js';
import { declareTransitGateways, declareTransitTables } from './transit-gateways.js';
import { declareVpc } from './vpcs.js';

/** What of a network AWS has as resources; the rest is told. References lead to what was declared before, so the order is that of what needs what. */
export function declareNetwork(topology: Topology, dialect: Dialect): Declarations {
  const region = topology.vpcs.find((vpc) => vpc.region)?.region?.value;
  const draft = new Draft(topology, dialect, region);
  const vpcs = topology.vpcs.filter((vpc) => isIn(vpc, draft));
  declarePrefixLists(draft);
  declareElasticIps(draft);
  for (const vpc of vpcs) declareVpc(vpc, draft);
  for (const vpc of vpcs) declareGateways(vpc, draft);
  declareTransitGateways(draft);
  declareConnections(draft);
  for (const vpc of vpcs) declareAcls(vpc, draft);
  for (const vpc of vpcs) declareGroups(vpc, draft);
  for (const vpc of vpcs) declareGroupRules(vpc, draft);
  for (const vpc of vpcs) declareResources(vpc, draft);
  for (const vpc of vpcs) declareLoadBalancers(vpc, draft);
  for (const vpc of vpcs) declareEndpointServices(vpc, draft);
  for (const vpc of vpcs) declareEndpoints(vpc, draft);
  for (const vpc of vpcs) declareRouteTables(vpc, draft);
  for (const vpc of vpcs) associateEndpoints(vpc, draft);
  for (const vpc of vpcs) declareRoutes(vpc, draft);
  for (const vpc of vpcs) associateAcls(vpc, draft);
  declareTransitTables(draft);
  declareBlockPublicAccess(vpcs, draft);
  tellWhatIsRefused(draft);
  const [expectation] = topology.expectations;
  if (expectation)
    draft.note(
      expectation,
      say`Expectations are no resources: keep this file, and check it where the network is changed.`,
    );
  return { resources: draft.resources, notes: draft.notes, region };
}

function isIn(vpc: Vpc, draft: Draft): boolean {
  const region = vpc.region?.value;
  if (!draft.dialect.oneRegion || region === undefined || region === draft.region) return true;
  draft.note(
    vpc,
    say`
      A template is of one region, and this one of ${draft.region}: VPC ${vpc.name} of ${region} is left out, with
      all that is in it.
    `,
  );
  return false;
}
