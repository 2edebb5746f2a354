import type { Goal, Interface } from '../endpoints/index.js';
import type { Admission } from '../forwarding/index.js';
import type { Resource } from '../topology/index.js';
import { say } from '../words/index.js';
import { doubt, pass } from './record.js';
import type { TraceState } from './state.js';
import { ended, leftOpen, stop, type Transition } from './transition.js';

const CHECKPOINT = 'client-vpn-endpoint';

/**
 * What a client sends, at the endpoint: by the route to the interface by which it came in, as far as authorization rules let it. From there on it has that interface's address.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/how-it-works.html
 */
export function throughClientVpn(
  state: TraceState,
  iface: Interface,
  owner: Resource,
  then: (state: TraceState) => Transition,
): Transition {
  const { context, destination, goal, source } = state;
  const { name, subnet } = iface;
  const found = context.compiled.clientVpnOf(owner);
  if (!found) return then(state);
  const isBetweenClients = goal.kind === 'service' && goal.isClients === true;
  const route = isBetweenClients ? found.routedToClients(destination.cls) : found.routedBy(destination.cls, subnet);
  const place = isBetweenClients ? say`other clients` : subnet.name;
  if (route.is === 'no')
    return stop(
      state,
      CHECKPOINT,
      name,
      () =>
        say`
        The table of ${name} has no route for this address to ${place}. A client sends by the subnet that it came
        in by, so each associated subnet needs a route of its own.
      `,
      undefined,
      { origin: owner.nameOrigin },
    );
  const routed = told(
    state,
    name,
    route,
    say`By the table of ${name} this goes to ${place}.`,
    say`
      Whether the table of ${name} sends this to ${place} is not known: it hangs on a route that may not be there,
      or on a more specific one that leads elsewhere.
    `,
  );
  const rule = found.authorized(destination.cls);
  if (rule.is === 'no')
    return stop(
      routed,
      CHECKPOINT,
      name,
      say`No authorization rule of ${name} lets clients go there, and what no rule allows is dropped.`,
      undefined,
      { origin: owner.nameOrigin },
    );
  const authorized = told(
    routed,
    name,
    rule,
    say`An authorization rule of ${name} lets all clients go there.`,
    rule.groups
      ? say`
        Authorization rules of ${name} let members of ${rule.groups.join(', ')} go there, and of the others
        nobody: it hangs on who the client is.
      `
      : say`Whether an authorization rule of ${name} lets clients go there is not known.`,
  );
  if (isBetweenClients) return then(authorized);
  // Their own addresses are AWS's choice, and it tells them nowhere. https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/ipv6-considerations.html
  if (source.family === 6)
    return leftOpen(
      authorized,
      CHECKPOINT,
      name,
      say`
        IPv6 clients of ${name} keep their own addresses, out of blocks that AWS picks and tells nowhere: what
        lets them in is not known.
      `,
    );
  return then(
    pass(
      authorized,
      CHECKPOINT,
      name,
      say`
        ${name} puts the address of its interface in ${subnet.name} in place of the client's. From here on the
        packet is the interface's own, for security groups too.
      `,
      { origin: owner.nameOrigin },
      'translate',
    ),
  );
}

/** The Client VPN endpoint whose IPv6 clients are meant. */
export function endpointOfIpv6Clients(goal: Goal): Interface | undefined {
  if (goal.kind !== 'interface' || goal.address.family !== 6) return undefined;
  const { owner } = goal.iface;
  return owner.kind === 'resource' && owner.clientVpn ? goal.iface : undefined;
}

/** How packets come to IPv6 clients, which have addresses of their own, and whether anything may open connections to them, no page of AWS's says. */
export function toIpv6Clients(state: TraceState, { name }: Interface): Transition {
  const note = state.answered
    ? say`How replies come back to IPv6 clients of ${name} is not known: AWS does not say.`
    : say`Whether connections can be opened to IPv6 clients of ${name} is not known: AWS does not say.`;
  return ended(doubt(state, CHECKPOINT, name, note), 'open');
}

function told(
  state: TraceState,
  name: string,
  { is, rule, origin }: Admission,
  yes: string,
  perhaps: string,
): TraceState {
  if (is === 'perhaps') return doubt(state, CHECKPOINT, name, perhaps, { rule, origin });
  return pass(state, CHECKPOINT, name, yes, { rule, origin }, 'pass');
}
