import { singleAddress } from '../address/index.js';
import {
  EPHEMERAL_PORTS,
  type Host,
  hasSecurityGroups,
  identityOf,
  type LoadBalancer,
  type OnPremisesNetwork,
  qualifiedName,
  type Resource,
} from '../topology/index.js';
import type { CompiledNetwork } from './compiled-network.js';
import { type End, type Goal, publicEnd, type Start } from './ends.js';
import { addressEnds, internetEnds, nameMeans, networkEnds, opensConnections } from './flows.js';
import { behaviourOf, handsOn, type Interface, type InterfaceAddress, type PublicAddress } from './interfaces.js';
import { targetAddress, targetsOf } from './listeners.js';
import { OwnerMember } from './owner-member.js';

/** A member of the matrix, as it is told. */
export interface MatrixEndpoint {
  readonly name: string;
  /** `internet`, `network`, `host`, `load-balancer`, or the resource's type. */
  readonly kind: string;
  readonly addresses: readonly string[];
  readonly publicAddresses: readonly string[];
  readonly subnet?: string;
}

/** Where a packet can start or arrive, with one kind of address: the smallest thing that the matrix tells apart. */
export interface Endpoint {
  /** Endpoints with the same forwardingClass number take the same ways. */
  readonly forwardingClass: number;
  /** Of one place: the same ways to and from what is no load balancer either, where no groups but those of the ends are asked about their addresses. Undefined: at a load balancer, or behind one. */
  readonly place: number | undefined;
  readonly end: End;
  readonly iface: Interface | undefined;
  readonly start: Start | undefined;
  readonly goal: Goal | undefined;
}

/** A row and column of the matrix. */
export interface MatrixMember {
  readonly endpoint: MatrixEndpoint;
  readonly element: Resource | LoadBalancer | OnPremisesNetwork | Host | 'internet';
  readonly sources: readonly Endpoint[];
  /** How everybody but the internet addresses it. */
  readonly goals: readonly Endpoint[];
  /** How the internet addresses it. */
  readonly publicGoals: readonly Endpoint[];
  /** Where every address is asked, and not just those that the other end would use: by public IPv4 addresses, or by the private ones of what goes by a public name. */
  readonly dialedGoals: readonly Endpoint[];
}

/** Numbers what decides a packet's way: the same number, the same way. */
export class ForwardingClasses {
  private readonly ids = new Map<string, number>();

  /** By target, the listeners that lead to it: a balancer speaks to its targets alone, and on their ports. */
  private readonly listeners = new Map<Interface, string>();

  constructor(private readonly compiled: CompiledNetwork) {
    let number = 0;
    for (const vpc of compiled.topology.vpcs) {
      for (const listener of vpc.loadBalancers.flatMap(({ listeners }) => listeners)) {
        number++;
        for (const target of targetsOf(compiled, listener))
          this.listeners.set(target, `${this.listeners.get(target) ?? ''},${number}`);
      }
    }
  }

  get count(): number {
    return this.ids.size;
  }

  private readonly places = new Map<string, number>();
  private readonly exact = new Map<string, number>();
  private readonly placeIds = new Map<string, number>();

  private numbersOf({ exact, place }: Keys): Numbers {
    return {
      exact: numberOf(this.exact, exact),
      place: place === undefined ? undefined : numberOf(this.places, place),
    };
  }

  /** Where the last one was: a source and its goals are asked for one after the other. */
  private last:
    | {
        readonly iface: Interface;
        readonly of: PublicAddress | undefined;
        readonly end: End;
        readonly numbers: Numbers;
      }
    | undefined;

  private numbersAt(iface: Interface, { publicAddress }: InterfaceAddress, end: End): Numbers {
    const { last } = this;
    if (last && last.iface === iface && last.of === publicAddress && last.end === end) return last.numbers;
    const numbers = this.numbersOf(this.keysAt(iface, publicAddress, end));
    this.last = { iface, of: publicAddress, end, numbers };
    return numbers;
  }

  /** Groups are left out: they are asked for each pair of group sets, not for each way. */
  private keysAt(iface: Interface, publicAddress: PublicAddress | undefined, end: End): Keys {
    const { owner } = iface;
    const { classes } = this.compiled;
    const leads = owner.kind === 'resource' && this.compiled.isRouteTarget(owner);
    // A target whose clients keep their addresses cannot reach itself by its balancer, so it is like no other.
    const alone = leads || this.compiled.balancedPaths(iface).some(({ maybe }) => !maybe);
    const doubt = publicAddress?.maybe ? 'p?' : '';
    const self = (isAlone: boolean): string =>
      `${isAlone || owner.kind === 'load-balancer' ? `!${iface.index}` : behaviourOf(owner, iface)}${doubt}`;
    const mapped = publicAddress
      ? publicAddress.address === undefined
        ? '?'
        : classes.classOf(publicAddress.address)
      : '-';
    const subnet = this.compiled.subnetId(iface.subnet);
    const rest = `${mapped} ${iface.groups ? 'g' : 'n'}`;
    return {
      exact: `${subnet} ${self(alone)} ${end.family} ${end.cls}${end.hidden?.perhaps ? '?' : ''} ${rest}${this.listeners.get(iface) ?? ''}`,
      place: handsOn(iface)
        ? undefined
        : `${subnet} ${self(leads)} ${end.family} ${classes.broadClassOf(end.cls)} ${rest}`,
    };
  }

  source(start: Start, end: End): Endpoint {
    const numbers =
      start.kind === 'interface'
        ? this.numbersAt(start.iface, start.address, end)
        : this.numbersOf(keysOf(this.compiled, start, end));
    const ports = start.kind === 'interface' ? start.iface.clientPorts : EPHEMERAL_PORTS;
    const suffix = ports === EPHEMERAL_PORTS ? '' : `${ports.low}-${ports.high}`;
    return {
      forwardingClass: numberOf(this.ids, `s${numbers.exact} ${suffix}`),
      place: numbers.place === undefined ? undefined : numberOf(this.placeIds, `s${numbers.place} ${suffix}`),
      end,
      iface: start.kind === 'interface' ? start.iface : undefined,
      start,
      goal: undefined,
    };
  }

  private privateEnd({ address }: Extract<Goal, { kind: 'interface' }>, end: End): End {
    const low = address.set[0]?.low;
    return low === undefined ? end : { ...end, cls: this.compiled.classes.classOf(low) };
  }

  goal(goal: Goal, end: End): Endpoint {
    const numbers =
      goal.kind === 'interface'
        ? this.numbersAt(goal.iface, goal.address, goal.dialedPublic ? this.privateEnd(goal, end) : end)
        : this.numbersOf(keysOf(this.compiled, goal, end));
    const dialed = goal.kind === 'interface' ? `${goal.dialedPublic ? 'p' : ''}${throughKey(goal)}` : '';
    const isThrough = goal.kind === 'interface' && goal.through !== undefined;
    const cls = goal.kind === 'interface' && goal.dialedPublic ? end.cls : this.compiled.classes.broadClassOf(end.cls);
    return {
      forwardingClass: numberOf(this.ids, `g${numbers.exact} ${dialed} ${end.cls}`),
      place:
        numbers.place === undefined || isThrough
          ? undefined
          : numberOf(this.placeIds, `g${numbers.place} ${dialed} ${cls}`),
      end,
      iface: goal.kind === 'interface' ? goal.iface : undefined,
      start: undefined,
      goal,
    };
  }
}

/** What tells ways apart: exactly, and with all that matters to load balancers and to groups in the middle left out. */
interface Keys {
  readonly exact: string;
  readonly place: string | undefined;
}

/** The same as numbers. */
interface Numbers {
  readonly exact: number;
  readonly place: number | undefined;
}

/** What tells those outside apart, beside their addresses. */
function apartBy(outside: Exclude<Start | Goal, { kind: 'interface' }>): string {
  if (outside.kind === 'network') return `${identityOf(outside.network)}`;
  return outside.kind === 'internet' && outside.kept ? 'kept' : '';
}

function keysOf(
  { classes }: CompiledNetwork,
  outside: Exclude<Start | Goal, { kind: 'interface' }>,
  { family, cls }: End,
): Keys {
  const who = `${outside.kind} ${apartBy(outside)} ${family}`;
  return { exact: `${who} ${cls}`, place: `${who} ${classes.broadClassOf(cls)}` };
}

function numberOf(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(key, number);
  }
  return number;
}

function throughKey(goal: Extract<Goal, { kind: 'interface' }>): string {
  const { through } = goal;
  if (through?.node.owner.kind !== 'load-balancer') return `${goal.balanced ? 'b' : ''}${goal.reading ?? ''}`;
  return `t${through.node.index}.${through.node.owner.listeners.indexOf(through.listener)}.${through.nodeAddress.family}${through.dialedPublic ? 'p' : ''} ${goal.iface.index}`;
}

/** Everything that the matrix has a row for: the internet, networks and their hosts, resources, load balancers. */
export function membersOfMatrix(compiled: CompiledNetwork, forwardingClasses: ForwardingClasses): MatrixMember[] {
  const ofInternet = internetEnds(compiled, { set: compiled.internet });
  const out: MatrixMember[] = [
    {
      endpoint: { name: 'internet', kind: 'internet', addresses: [], publicAddresses: [] },
      element: 'internet',
      sources: ofInternet.map((end) => forwardingClasses.source({ kind: 'internet' }, end)),
      goals: ofInternet.map((end) => forwardingClasses.goal({ kind: 'internet' }, end)),
      publicGoals: [],
      dialedGoals: [],
    },
  ];
  for (const network of compiled.topology.networks) {
    out.push(networkMember(compiled, forwardingClasses, network, network));
    for (const host of network.hosts) out.push(networkMember(compiled, forwardingClasses, host, network));
  }
  const seen = new Set<Resource | LoadBalancer>();
  for (const { owner } of compiled.interfaces) {
    if (seen.has(owner)) continue;
    seen.add(owner);
    if (owner.kind === 'load-balancer' || hasSecurityGroups(owner))
      out.push(ownerMember(compiled, forwardingClasses, owner));
  }
  return out;
}

function networkMember(
  compiled: CompiledNetwork,
  forwardingClasses: ForwardingClasses,
  element: OnPremisesNetwork | Host,
  network: OnPremisesNetwork,
): MatrixMember {
  const literals = element.kind === 'host' ? [element.address.text] : element.cidrs.map(({ text }) => text);
  const set =
    element.kind === 'host'
      ? element.address.address === undefined
        ? []
        : singleAddress(element.address.address)
      : compiled.networkAddresses(network);
  const ends = networkEnds(compiled, network, set);
  return {
    endpoint: { name: qualifiedName(element), kind: element.kind, addresses: literals, publicAddresses: [] },
    element,
    sources: ends.map((end) => forwardingClasses.source({ kind: 'network', network }, end)),
    goals: ends.map((end) => forwardingClasses.goal({ kind: 'network', network }, end)),
    publicGoals: [],
    dialedGoals: [],
  };
}

function ownerMember(
  compiled: CompiledNetwork,
  forwardingClasses: ForwardingClasses,
  owner: Resource | LoadBalancer,
): MatrixMember {
  const ifaces = compiled.interfacesOf(owner);
  const sources: Endpoint[] = [];
  const goals: Endpoint[] = [];
  const publicGoals: Endpoint[] = [];
  const dialedGoals: Endpoint[] = [];
  for (const iface of ifaces) {
    const paths = compiled.balancedPaths(iface);
    const balanced = owner.kind === 'load-balancer' ? { named: true } : paths.length > 0 ? { balanced: true } : {};
    for (const address of iface.addresses) {
      const here = paths.filter(
        ({ nodeAddress }) => nodeAddress.family === address.family && targetAddress(iface, address.family) === address,
      );
      for (const end of addressEnds(compiled, address)) {
        const part = end.set ? { ...address, set: end.set } : address;
        if (opensConnections(iface))
          sources.push(forwardingClasses.source({ kind: 'interface', iface, address: part }, end));
        for (const through of here) {
          goals.push(
            forwardingClasses.goal({ kind: 'interface', iface, address: part, dialedPublic: false, through }, end),
          );
          if (address.family === 6)
            publicGoals.push(
              forwardingClasses.goal({ kind: 'interface', iface, address: part, dialedPublic: false, through }, end),
            );
          else if (through.nodeAddress.publicAddress)
            publicGoals.push(
              forwardingClasses.goal(
                {
                  kind: 'interface',
                  iface,
                  address: part,
                  dialedPublic: false,
                  through: { ...through, dialedPublic: true },
                },
                end,
              ),
            );
        }
        const asked = { kind: 'interface', iface, address: part, dialedPublic: false, ...balanced } as const;
        const goal = forwardingClasses.goal(asked, end);
        const name = nameMeans(compiled, iface, address);
        if (name === 'public') dialedGoals.push(goal);
        else if (name === 'private') goals.push(goal);
        else goals.push(forwardingClasses.goal({ ...asked, reading: 'private' }, end));
        if (address.family === 6) publicGoals.push(goal);
      }
      if (!address.publicAddress) continue;
      const asked = { kind: 'interface', iface, address, dialedPublic: true, ...balanced } as const;
      const end = publicEnd(compiled, address.publicAddress);
      const dialed = forwardingClasses.goal(asked, end);
      publicGoals.push(dialed);
      const name = nameMeans(compiled, iface, address);
      if (name === 'public') goals.push(dialed);
      else if (name === 'private') dialedGoals.push(dialed);
      else goals.push(forwardingClasses.goal({ ...asked, reading: 'public' }, end));
    }
  }
  return new OwnerMember(owner, ifaces, exactly(sources), exactly(goals), exactly(publicGoals), exactly(dialedGoals));
}

const NONE: readonly Endpoint[] = [];

/** Without the room that a list keeps for growing: there may be a hundred thousand. */
const exactly = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.length > 0 ? endpoints.slice() : NONE;
