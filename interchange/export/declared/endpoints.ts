import { formatAddress } from '../../../network/address/index.js';
import { type GatewayEndpoint, ownAddresses, type Resource, type Vpc } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { InRegion, Ref, type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';
import { groupsOf } from './resources.js';

export function declareEndpointServices(vpc: Vpc, draft: Draft): void {
  for (const service of vpc.endpointServices)
    draft.declare(service, 'vpc_endpoint_service', {
      acceptance_required: false,
      network_load_balancer_arns: draft.refs(
        service.loadBalancers.map(({ target }) => target),
        'arn',
      ),
    });
}

/** Interface endpoints, and gateway endpoints with their tables. */
export function declareEndpoints(vpc: Vpc, draft: Draft): void {
  for (const resource of [...vpc.subnets.flatMap(({ resources }) => resources), ...vpc.spanningResources])
    if (resource.type === 'interface-endpoint' && !resource.maybe) declareInterfaceEndpoint(resource, draft);
  for (const endpoint of vpc.gatewayEndpoints) {
    if (draft.isOpen(endpoint)) continue;
    const tables = endpoint.routeTables.flatMap(({ target }) => (target ? [target] : []));
    const declared = draft.declare(endpoint, 'vpc_endpoint', {
      vpc_id: draft.ref(vpc),
      vpc_endpoint_type: 'Gateway',
      service_name: serviceOf(endpoint, draft),
    });
    for (const table of tables) {
      const own = draft.find(table);
      if (own)
        draft.add('vpc_endpoint_route_table_association', [declared, own], {
          vpc_endpoint_id: new Ref(declared),
          route_table_id: new Ref(own),
        });
    }
  }
}

/** The two services that have gateway endpoints, by the name of their list. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
function serviceOf({ service, name, vpc }: GatewayEndpoint, draft: Draft): Value {
  const known = /(?:^|[^a-z])(s3express|s3|dynamodb)$/.exec(service.text.toLowerCase())?.[1];
  if (known) return new InRegion('com.amazonaws.', `.${known}`, vpc.region?.value);
  draft.note(
    service,
    say`Which service gateway endpoint ${name} leads to is left as a variable: ${service.text} is no list of AWS’s.`,
  );
  return new Variable(`${name}-service`, `Name of the service of gateway endpoint ${name}`);
}

function declareInterfaceEndpoint(resource: Resource, draft: Draft): void {
  const { name, subnets, service, vpc } = resource;
  const addresses = ownAddresses(resource, 4).map(formatAddress);
  if (addresses.length > 0)
    draft.note(
      resource,
      say`AWS picks the addresses of endpoint ${name}, not ${addresses.join(', ')}, unless they are asked for.`,
    );
  const own = draft.ref(service?.target, 'service_name');
  if (!own) draft.note(resource, say`Which service endpoint ${name} leads to is not told: it is left as a variable.`);
  const groups = groupsOf(resource, draft);
  draft.declare(resource, 'vpc_endpoint', {
    vpc_id: draft.ref(vpc),
    vpc_endpoint_type: 'Interface',
    service_name: own ?? new Variable(`${name}-service`, `Name of the service that endpoint ${name} leads to`),
    subnet_ids: draft.refs(subnets),
    ...(groups ? { security_group_ids: groups } : {}),
  });
}
