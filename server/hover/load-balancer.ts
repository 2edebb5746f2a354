import {
  allResources,
  type EndpointService,
  isCrossZone,
  type Listener,
  type LoadBalancer,
  type Topology,
} from '../../network/topology/index.js';
import { say, type Told, told } from '../../network/words/index.js';
import { termText } from '../model/service-text.js';
import { type AwsPage, readOn } from './aws-pages.js';
import { code, heading, list, names, paragraphs } from './markdown.js';

const WHAT: Readonly<Record<LoadBalancer['type'], { readonly text: Told; readonly page: AwsPage }>> = {
  application: {
    text: told`
      Answers web requests and asks its targets itself: two connections. Targets see the address of its node,
      never the client, so their groups name the group of the load balancer.
    `,
    page: 'applicationLoadBalancer',
  },
  network: {
    text: told`
      Hands connections on to its targets. Where the client's address is kept (the default for instances), targets
      and their ACLs see the client itself; otherwise the node.
    `,
    page: 'networkLoadBalancer',
  },
  classic: {
    text: told`
      The older kind: answers requests and asks its targets itself, so that targets see the address of its node.
    `,
    page: 'classicLoadBalancer',
  },
};

export function loadBalancerHover(balancer: LoadBalancer): string {
  const { text, page } = WHAT[balancer.type];
  const crossZone = isCrossZone(balancer);
  return paragraphs(
    heading(balancer, balancer.isPublic ? 'public' : balancer.maybePublic ? 'maybe public' : 'internal'),
    text,
    say`Nodes in ${list(balancer.nodes.map((node) => code(node.subnet.text)))}. ${publicText(balancer)}`,
    crossZone
      ? say`Cross-zone is on: a node reaches targets in every zone.`
      : say`Cross-zone is off: a node reaches only the targets in its own zone.`,
    groupsText(balancer),
    balancer.enforcesInboundRulesOnPrivateLink?.value === false
      ? say`Its groups are not asked about what comes by an endpoint service.`
      : '',
    balancer.listeners.map(listenerLine).join('\n') || say`It has no listener, so it answers nothing.`,
    readOn(page),
  );
}

function publicText({ isPublic, maybePublic, maybePublicIp }: LoadBalancer): string {
  if (isPublic) return say`Each has a public address.`;
  if (maybePublic)
    return say`
      Whether they have public addresses, and the name means those, the file leaves open: what differs by it is
      \`unknown\`.
    `;
  return maybePublicIp
    ? say`Its name means their private addresses; whether the internet reaches them by others, the file leaves open.`
    : say`They have private addresses only.`;
}

export function endpointServiceHover(service: EndpointService, topology: Topology): string {
  const endpoints = allResources(topology).filter((resource) => resource.service?.target === service);
  return paragraphs(
    heading(service),
    say`
      Offers a network load balancer to other VPCs by PrivateLink. Their interface endpoints lead to it: past no
      route and no network ACL between the VPCs, whatever their blocks are, and only in that direction.
    `,
    [
      say`- For ${list(service.loadBalancers.map((ref) => code(ref.text)))}: an interface of an endpoint is joined to the node in its own zone.`,
      say`- The load balancer's groups see the client's private address, and never its groups. Targets see the address of the node.`,
    ].join('\n'),
    endpoints.length > 0
      ? say`Endpoints that lead here: ${names(endpoints)}.`
      : say`No interface endpoint of these files leads here.`,
    readOn('endpointService'),
  );
}

function groupsText(balancer: LoadBalancer): string {
  if (balancer.securityGroups)
    return say`
    Security groups: ${list(balancer.securityGroups.map((ref) => code(ref.text)))}.
  `;
  return balancer.type === 'network'
    ? say`It has no security group, so everybody who can route to it reaches its listeners.`
    : say`It names no security group, so it is in the default one of the VPC.`;
}

function targetsText({ targets, unknown }: Listener): string {
  const named = targets.map(({ text, zone }) =>
    zone ? say`${code(text)} (for the nodes in zone ${zone.value})` : code(text),
  );
  return list(unknown ? [...named, named.length > 0 ? say`perhaps others` : say`nobody tells whom`] : named);
}

function listenerLine(listener: Listener): string {
  const targets = targetsText(listener);
  return say`
    - answers ${termText(listener.traffic)}, asks
    ${targets}${listener.targetTraffic ? say` on ${termText(listener.targetTraffic)}` : ''}
  `;
}

export function listenerHover(listener: Listener): string {
  return paragraphs(
    say`
      **Listener**: answers ${termText(listener.traffic)} and hands it to ${targetsText(listener)} on
      ${termText(listener.targetTraffic ?? listener.traffic)}.
    `,
    say`
      A client reaches the load balancer when its way to a node is open, and from there a way to at least one
      target.
    `,
    listener.maybe ? say`Whether it is there at all the file leaves open (\`maybe\`).` : '',
    listener.either
      ? say`
        Of all listeners of this port and protocol that are \`either\` one at least is there, and the file leaves open
        which.
      `
      : '',
    listener.clientIp
      ? say`
        The client's address is ${listener.clientIp.value}: targets see
        ${listener.clientIp.value === 'preserved' ? say`the client` : say`the node`}.
      `
      : '',
  );
}
