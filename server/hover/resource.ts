import { defaultRoute, subnetAccess, targetOf } from '../../network/forwarding/index.js';
import {
  hasSecurityGroups,
  isNetworkAclUnknown,
  networkAclOf,
  nounOf,
  type Resource,
  type ResourceTraits,
  routeTableOf,
  type Subnet,
  securityGroupsOf,
  traitsOf,
} from '../../network/topology/index.js';
import { say, type Told, told } from '../../network/words/index.js';
import { type AwsPage, readOn } from './aws-pages.js';
import { clientVpnText } from './client-vpn.js';
import { routedFrom } from './gateways.js';
import { code, heading, list, paragraphs } from './markdown.js';

const WHAT: Readonly<Record<Resource['type'], { readonly text: Told; readonly pages: readonly AwsPage[] }>> = {
  instance: {
    text: told`A virtual machine, with one network interface here.`,
    pages: ['networkInterface', 'securityGroup'],
  },
  interface: {
    text: told`
      A network interface. An instance with several is written as one \`interface\` each, all with its \`id\`.
    `,
    pages: ['networkInterface', 'securityGroup'],
  },
  database: {
    text: told`A managed database. AWS gives it an interface in the subnet; clients reach it by its private address.`,
    pages: ['database', 'securityGroup'],
  },
  function: {
    text: told`
      A function with access to the VPC. It only opens connections, never accepts any from the network, and never
      has a public address: it reaches the internet through a NAT gateway only.
    `,
    pages: ['lambda'],
  },
  'interface-endpoint': {
    text: told`
      The door to a service as an interface in this subnet: reached by its private address, like any resource.
    `,
    pages: ['interfaceEndpoint', 'securityGroup'],
  },
  'client-vpn-endpoint': {
    text: told`
      Where people on their own machines come into the VPC. A client comes in by one of the associated subnets and
      has the address of the interface there, which the groups and ACLs of the VPC see. It goes where the table of
      this endpoint has a route to that subnet and an authorization rule lets it. Nothing in a VPC can open a
      connection to it.
    `,
    pages: ['clientVpn', 'authorizationRules', 'securityGroup'],
  },
  'nat-instance': {
    text: told`
      An instance that passes on what routes send to it, with its own address in place of the sender, and
      remembers whose the reply is. Unlike a NAT gateway it has security groups, which see what is passed on, and
      it is an instance like any other.
    `,
    pages: ['natInstance', 'securityGroup'],
  },
  'nat-gateway': {
    text: told`
      Resources behind it share its address. It replaces the source address of what goes out by its own, picks a
      port from 1024 to 65535, and remembers whose the reply is. Nobody outside can open a connection through it.
      It has no security group; the ACL of its subnet sees the traffic on both sides of it.
    `,
    pages: ['natGateway'],
  },
  'gateway-load-balancer-endpoint': {
    text: told`The way to a fleet of appliances: a route sends traffic to it, and it comes back inspected.`,
    pages: ['gatewayEndpoint'],
  },
};

export function resourceHover(resource: Resource): string {
  const { text, pages } = WHAT[resource.type];
  return paragraphs(
    heading(resource),
    resource.privateNat
      ? say`
        A private NAT gateway: it shares one private address towards other private networks, and has no way to the
        internet.
      `
      : text,
    resource.service
      ? say`
        It leads to the endpoint service ${code(resource.service.text)}, and what its groups let in goes on to the
        load balancer there.
      `
      : '',
    addressesText(resource),
    clientVpnText(resource),
    hasSecurityGroups(resource) ? groupsText(resource) : '',
    ...resource.subnets.map((subnet) => wayOutText(resource, subnet)),
    TRANSLATORS.has(traitsOf(resource).forwards) ? routedFrom(resource) : '',
    checkText(resource),
    readOn(...pages),
  );
}

function checkText(resource: Resource): string {
  if (!resource.sourceDestCheck)
    return say`\`source-dest-check off\`: it forwards packets that are not its own, as a router or firewall must.`;
  return traitsOf(resource).sourceDestCheck
    ? ''
    : say`
      \`source-dest-check on\`: it drops every packet that is not its own, so that nothing gets through it. Remove
      the line.
    `;
}

/** What others share the address of. */
const TRANSLATORS: ReadonlySet<ResourceTraits['forwards']> = new Set(['translates', 'masquerades']);

function addressesText(resource: Resource): string {
  const own = resource.addresses.map(({ text }) => code(text));
  const first =
    own.length > 0
      ? say`Private: ${list(own)}.`
      : say`
        No address is written, so it may have any that
        ${list(resource.subnets.map((subnet) => code(subnet.name)))} can give out.
      `;
  if (resource.clientVpn)
    return say`${first} AWS gives its interfaces public addresses too, by which they reach the internet.`;
  if (resource.publicIps.length === 0) return say`${first} It has no public IPv4 address.`;
  const known = resource.publicIps.map((ip) =>
    ip.address ? code(ip.address.text) : say`one that the file does not name`,
  );
  return say`${first} Public: ${list(known)}, which only the internet sees; ACLs and groups see the private one.`;
}

function groupsText(resource: Resource): string {
  const groups = securityGroupsOf(resource).map((group) =>
    group === 'default'
      ? say`AWS's default group of the VPC (members reach each other, everything may go out)`
      : code(group.name),
  );
  const unresolved = (resource.securityGroups ?? [])
    .filter((ref) => !ref.target)
    .map((ref) => say`${code(ref.text)} (not declared)`);
  const all = [...groups, ...unresolved];
  const none = resource.securityGroups ? '' : say` It names none, so it is in the default one.`;
  return all.length === 1 ? say`Security group: ${list(all)}.${none}` : say`Security groups: ${list(all)}.${none}`;
}

/** Where its packets to the internet end up. */
function wayOutText(resource: Resource, subnet: Subnet): string {
  const acl = networkAclOf(subnet);
  const untold = isNetworkAclUnknown(subnet)
    ? say`a network ACL that is not known`
    : say`AWS's default ACL, which lets all through`;
  const border = acl ? say`the network ACL ${code(acl.name)}` : untold;
  const { access, reason } = subnetAccess(subnet);
  const where = say`
    In subnet ${code(subnet.name)} (${access === 'unknown' ? say`whether public is not known` : access}), behind
    ${border}.
  `;
  const table = routeTableOf(subnet);
  const route = table && defaultRoute(table.routes, table.vpc, 4);
  const target = route && targetOf(route);
  if (!target && access === 'unknown')
    return say`
    ${where} **Way out to the internet** (IPv4): not known, since ${reason}
  `;
  if (!target) return say`${where} **Way out to the internet** (IPv4): none by its routes.`;
  const through = say`${where} **Way out to the internet** (IPv4): the ${nounOf(target)} ${code(target.name)}`;
  if (target.kind !== 'internet-gateway') return `${through}.`;
  const hasPublic = resource.publicIps.length > 0 || resource.clientVpn !== undefined;
  return hasPublic
    ? say`${through}, with its own public address.`
    : say`${through}; but it has no public address, and the gateway drops packets that have none.`;
}
