import { cidrContains, familyOf, formatAddress } from '../../../network/address/index.js';
import { type GatewayEndpoint, type Resource, type Vpc, validCidrs } from '../../../network/topology/index.js';
import { say } from '../../../network/words/index.js';
import { type Fields, InRegion, Ref, type Value, Variable } from './declared.js';
import type { Draft } from './draft.js';
import { groupsOf } from './resources.js';
import { tellZones } from './zones.js';

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

/** Interface endpoints, and gateway endpoints, whose tables are declared later. */
export function declareEndpoints(vpc: Vpc, draft: Draft): void {
  for (const resource of [...vpc.subnets.flatMap(({ resources }) => resources), ...vpc.spanningResources])
    if (!resource.maybe && SERVICE_TYPES[resource.type]) declareServiceEndpoint(resource, draft);
  for (const endpoint of vpc.gatewayEndpoints) {
    if (draft.isOpen(endpoint)) continue;
    draft.declare(endpoint, 'vpc_endpoint', {
      vpc_id: draft.ref(vpc),
      vpc_endpoint_type: 'Gateway',
      service_name: serviceOf(endpoint, draft),
    });
  }
}

/** Which tables lead to gateway endpoints. */
export function associateEndpoints(vpc: Vpc, draft: Draft): void {
  for (const endpoint of vpc.gatewayEndpoints) {
    const declared = draft.find(endpoint);
    for (const { target } of declared ? endpoint.routeTables : []) {
      const own = draft.find(target);
      if (declared && own)
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

/** Endpoints of services, by what AWS calls them. */
const SERVICE_TYPES: Readonly<Record<string, string>> = {
  'interface-endpoint': 'Interface',
  'gateway-load-balancer-endpoint': 'GatewayLoadBalancer',
};

function declareServiceEndpoint(resource: Resource, draft: Draft): void {
  const { name, subnets, service, vpc } = resource;
  const asked =
    draft.dialect.asksForEndpointAddresses && resource.type === 'interface-endpoint'
      ? askedFor(resource, draft)
      : undefined;
  if (resource.addresses.length > 0 && !asked) {
    const addresses = resource.addresses.map(({ text }) => text).join(', ');
    draft.note(
      resource,
      say`AWS picks the addresses of endpoint ${name}, not ${addresses}, unless they are asked for.`,
    );
  }
  const own = draft.ref(service?.target, 'service_name');
  if (!own) draft.note(resource, say`Which service endpoint ${name} leads to is not told: it is left as a variable.`);
  tellZones(resource, subnets, draft);
  const takesGroups = resource.type === 'interface-endpoint';
  const groups = takesGroups ? groupsOf(resource, draft) : undefined;
  draft.declare(resource, 'vpc_endpoint', {
    vpc_id: draft.ref(vpc),
    vpc_endpoint_type: SERVICE_TYPES[resource.type] ?? '',
    service_name: own ?? new Variable(`${name}-service`, `Name of the service that endpoint ${name} leads to`),
    subnet_ids: draft.refs(subnets),
    ...asked,
    ...(groups ? { security_group_ids: groups } : {}),
  });
}

/** The addresses that it is to have, one of a family in each subnet; undefined where it has none in some, or several. */
function askedFor({ subnets, addresses }: Resource, draft: Draft): Fields | undefined {
  const places = subnets.map((subnet) => ({
    subnet,
    own: addresses.flatMap(({ address }) =>
      address !== undefined && validCidrs(subnet.cidrs).some((cidr) => cidrContains(cidr, address)) ? [address] : [],
    ),
  }));
  const isWhole = places.every(({ own }) => own.filter((one) => familyOf(one) === 4).length === 1 && own.length <= 2);
  if (!isWhole || places.reduce((sum, { own }) => sum + own.length, 0) < addresses.length) return undefined;
  const isDual = places.some(({ own }) => own.length > 1);
  return {
    subnet_configuration: places.map(({ subnet, own }) => ({
      subnet_id: draft.ref(subnet),
      ...Object.fromEntries(own.map((one) => [`ipv${familyOf(one)}`, formatAddress(one)])),
    })),
    ...(isDual ? { ip_address_type: 'dualstack' } : {}),
  };
}
