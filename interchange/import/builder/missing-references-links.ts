import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import { describe } from './describe.js';
import type { Key, RouteDraft, TransitGatewayTableDraft } from './draft.js';
import type { NetworkDraft } from './network-draft.js';
import { unknownAnywhere, unknownAttachment, unknownNetwork, unknownPrefixList } from './placeholders.js';

const ATTACHED = ['vpc', 'vpn', 'direct-connect', 'peering'] as const;

/** What joins networks: load balancers, endpoints, peerings, VPNs, Direct Connects, transit gateways and their tables. */
export function closeLinkGaps(network: NetworkDraft, warnings: Warnings): void {
  closeInsideVpc(network, warnings);
  closeConnections(network, warnings);
  const tables = [...network.all('transit-gateway-route-table')];
  // What a route leads to may lie behind it, the internet too; what propagates tells its own blocks.
  const routed = new Set(
    tables.flatMap(([, { routes }]) => routes.flatMap(({ target }) => (typeof target === 'object' ? target.ref : []))),
  );
  for (const [key, gateway] of [...network.all('transit-gateway')]) {
    for (const attachment of gateway.attachments) {
      if (!network.has(attachment.vpc, 'vpc')) {
        warnings.add(
          say`
            ${describe(gateway, key)} has ${attachment.vpc} attached, which the input does not describe: what lies
            there is unknown.
          `,
        );
        const beyond = routed.has(attachment.vpc) ? unknownAnywhere : unknownNetwork;
        unknownAttachment(network, `${key} ${attachment.vpc}`, key, `unknown-${attachment.vpc}`, beyond);
        network.alias(attachment.vpc, `${key} ${attachment.vpc}`);
        continue;
      }
      const known = attachment.subnets?.filter((subnet) => network.find(subnet, 'subnet')?.vpc === attachment.vpc);
      if (known && known.length < (attachment.subnets?.length ?? 0)) {
        warnings.add(
          say`
            ${describe(gateway, key)} is attached to ${attachment.vpc} in subnets that the input does not
            describe.
          `,
        );
        // One too few would take a zone away: without any, it is in every zone.
        attachment.subnets = undefined;
      }
    }
    gateway.attachments = gateway.attachments.filter(({ vpc }) => network.has(vpc, 'vpc'));
  }
  for (const [key, table] of tables) closeTable(network, warnings, key, table, routed);
}

function closeInsideVpc(network: NetworkDraft, warnings: Warnings): void {
  for (const [key, balancer] of [...network.all('load-balancer')]) {
    balancer.nodes = balancer.nodes.filter(({ subnet }) => network.find(subnet, 'subnet')?.vpc === balancer.vpc);
    if (balancer.nodes.length === 0) {
      warnings.add(say`${describe(balancer, key)} is left out: the input describes none of its subnets.`);
      network.remove(key);
    }
  }
  for (const [key, balancer] of network.all('load-balancer')) {
    for (const listener of balancer.listeners) {
      const gone = listener.targets.filter(
        (target) => !network.has(target, 'resource', 'load-balancer', 'host', 'subnet'),
      );
      if (gone.length > 0) {
        warnings.add(
          gone.length > 1
            ? say`
            ${describe(balancer, key)} has targets that the input does not describe: whether ${gone.join(', ')} are reached
            is unknown.
          `
            : say`
            ${describe(balancer, key)} has targets that the input does not describe: whether ${gone.join(', ')} is reached
            is unknown.
          `,
        );
        listener.unknown = true;
      }
      listener.targets = listener.targets.filter((target) => !gone.includes(target));
    }
    balancer.listeners = balancer.listeners.filter(
      ({ targets, answer, unknown }) => answer || unknown || targets.length > 0,
    );
  }
  for (const [key, service] of [...network.all('endpoint-service')]) {
    if (service.loadBalancers.length > 0 && service.loadBalancers.every((one) => network.has(one, 'load-balancer')))
      continue;
    warnings.add(
      say`
        ${describe(service, key)} is left out: the input does not describe all its load balancers. Endpoints that
        lead to it are where connections end.
      `,
    );
    network.remove(key);
  }
  // Most endpoints lead to services of AWS, which no input describes.
  for (const [, endpoint] of network.all('resource'))
    if (endpoint.service !== undefined && !network.has(endpoint.service, 'endpoint-service'))
      endpoint.service = undefined;
  for (const [key, endpoint] of network.all('gateway-endpoint')) {
    endpoint.routeTables = endpoint.routeTables.filter(
      (table) => network.find(table, 'route-table')?.vpc === endpoint.vpc,
    );
    if (network.has(endpoint.service, 'prefix-list')) continue;
    warnings.add(
      say`
        The input does not tell the addresses of ${endpoint.service}, to which ${describe(endpoint, key)} leads:
        they are unknown.
      `,
    );
    unknownPrefixList(network, endpoint.service, [endpoint.service]);
  }
  for (const kind of ['internet-gateway', 'vpn-gateway', 'regional-nat-gateway'] as const) {
    for (const [key, gateway] of network.all(kind)) {
      if (gateway.routeTable === undefined || network.has(gateway.routeTable, 'route-table')) continue;
      warnings.add(
        kind === 'regional-nat-gateway'
          ? say`
              ${describe(gateway, key)} uses route table ${gateway.routeTable}, which the input does not describe: it is
              taken to be as AWS makes it, with a route to the internet gateway.
            `
          : say`
              ${describe(gateway, key)} uses route table ${gateway.routeTable}, which the input does not describe: it is
              taken to have none.
            `,
      );
      gateway.routeTable = undefined;
    }
  }
  for (const [, vpc] of network.all('vpc')) {
    const policy = vpc.blockPublicAccess;
    if (policy) policy.exclusions = policy.exclusions.filter(({ subnet }) => network.has(subnet, 'subnet'));
  }
}

function closeConnections(network: NetworkDraft, warnings: Warnings): void {
  const closeNetwork = (key: Key) => {
    if (network.has(key, 'network')) return;
    warnings.add(say`The input does not tell which addresses lie behind ${key}: they are unknown.`);
    unknownNetwork(network, key, [key]);
  };
  for (const [key, vpn] of [...network.all('vpn')]) {
    if (network.has(vpn.gateway, 'vpn-gateway', 'transit-gateway')) closeNetwork(vpn.network);
    else {
      warnings.add(
        say`
          ${describe(vpn, key)} is left out: it ends at ${vpn.gateway || say`a gateway`}, which the input does not
          describe.
        `,
      );
      network.remove(key);
    }
  }
  for (const [key, line] of [...network.all('direct-connect')]) {
    line.gateways = line.gateways.filter((gateway) => network.has(gateway, 'vpn-gateway', 'transit-gateway'));
    if (line.gateways.length > 0) closeNetwork(line.network);
    else {
      warnings.add(say`${describe(line, key)} is left out: the input describes none of the gateways it leads to.`);
      network.remove(key);
    }
  }
  for (const [key, peering] of [...network.all('peering')]) {
    if (peering.ends.every((end) => network.has(end, 'vpc', 'transit-gateway'))) continue;
    warnings.add(
      say`
        ${describe(peering, key)} is left out: it joins ${peering.ends.join(' and ')}, not both of which the input
        describes.
      `,
    );
    network.remove(key);
  }
}

function closeTable(
  network: NetworkDraft,
  warnings: Warnings,
  key: Key,
  table: TransitGatewayTableDraft,
  routed: ReadonlySet<Key>,
): void {
  const close = (attached: Key): Key => {
    const known = network.find(attached, ...ATTACHED);
    if (known) return attached;
    const placeholder = `${table.transitGateway} ${attached}`;
    if (!network.has(placeholder, 'vpn')) {
      warnings.add(
        say`
          Transit gateway table ${key} leads to ${attached}, which the input does not describe: what lies there is
          unknown.
        `,
      );
      unknownAttachment(
        network,
        placeholder,
        table.transitGateway,
        `unknown-${attached}`,
        routed.has(attached) ? unknownAnywhere : unknownNetwork,
      );
    }
    return placeholder;
  };
  const unique = (keys: Key[]) => [...new Set(keys.map(close).map((id) => network.keyOf(id) ?? id))];
  table.associations = unique(table.associations);
  table.propagations = unique(table.propagations);
  table.routes = table.routes.map((route): RouteDraft => {
    const { destination, target } = route;
    if ('ref' in destination && !network.has(destination.ref, 'prefix-list')) {
      warnings.add(
        say`
          The input does not tell what is in ${destination.ref}, a destination in transit gateway table ${key}:
          what it matches is unknown.
        `,
      );
      unknownPrefixList(network, destination.ref, [destination.ref]);
    }
    return typeof target === 'object' ? { ...route, target: { ref: close(target.ref) } } : route;
  });
}
