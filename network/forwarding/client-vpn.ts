/** What a Client VPN endpoint lets its clients send where: by its own table, and by its authorization rules. */
import type { AddressClass, AddressClasses } from '../address/index.js';
import {
  type ClientVpn,
  NOWHERE,
  type Origin,
  type Resource,
  type RouteDestination,
  type RouteTarget,
  type Subnet,
  type Vpc,
} from '../topology/index.js';
import { BlockEntries, type BlockEntry, type BlockMatch } from './block-entries.js';

/** `perhaps`: the file leaves it open, or it hangs on who the client is. */
export interface Admission {
  readonly is: 'yes' | 'no' | 'perhaps';
  /** The route or rule that decides, as it is written. */
  readonly rule?: string | undefined;
  readonly origin?: Origin | undefined;
  /** Members of these alone may. */
  readonly groups?: readonly string[] | undefined;
}

export type ClientVpnEndpoint = Resource & { readonly clientVpn: ClientVpn };

const CLIENTS = 'clients';
/** Undefined: no file tells where. */
type RouteEnd = typeof CLIENTS | Subnet | undefined;
/** Undefined: everybody. */
type Groups = readonly string[] | undefined;

export class CompiledClientVpn {
  private readonly routes: BlockEntries<RouteEnd>;
  private readonly rules: BlockEntries<Groups>;
  private readonly clientVpn: ClientVpn;

  constructor({ clientVpn, vpc, subnets }: ClientVpnEndpoint, classes: AddressClasses) {
    this.clientVpn = clientVpn;
    const local = blocksOfVpc(vpc);
    this.routes = new BlockEntries(
      [
        ...(clientVpn.hasLocalRoute
          ? subnets.map((item): BlockEntry<RouteEnd> => ({ item, destination: local, maybe: false }))
          : []),
        ...clientVpn.routes.map(
          ({ target, destination, maybe, origin }): BlockEntry<RouteEnd> => ({
            item: endOf(target),
            destination,
            origin,
            maybe: maybe === true,
          }),
        ),
      ],
      classes,
    );
    this.rules = new BlockEntries(
      clientVpn.authorizations.map(
        ({ groups, destination, maybe, origin }): BlockEntry<Groups> => ({
          item: groups?.map(({ value }) => value),
          destination,
          origin,
          maybe: maybe === true,
        }),
      ),
      classes,
    );
  }

  /**
   * Whether what clients send there goes by the interface in this subnet, by which they came in: they do not get to another, whatever routes lead there.
   * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/split-traffic.html
   */
  routedBy(cls: AddressClass, subnet: Subnet): Admission {
    return this.routedTo(cls, subnet);
  }

  /** Whether it goes to other clients: by a route to `local`. */
  routedToClients(cls: AddressClass): Admission {
    return this.routedTo(cls, CLIENTS);
  }

  private routedTo(cls: AddressClass, wanted: typeof CLIENTS | Subnet): Admission {
    let isDoubtful = this.clientVpn.routesUntold === true;
    let possible: BlockMatch<RouteEnd> | undefined;
    for (const level of this.routes.at(cls)) {
      const certain = level.find(({ item, maybe }) => item === wanted && !maybe);
      if (certain) return told(isDoubtful ? 'perhaps' : 'yes', certain);
      possible ??= level.find(({ item }) => item === wanted || item === undefined);
      const toClients = level.some(({ item, maybe }) => item === CLIENTS && !maybe);
      if (toClients) break;
      // Of a longer prefix that leads elsewhere no page of AWS's says whether a wider route to this subnet holds beside it.
      if (level.some(({ item }) => item !== wanted)) isDoubtful = true;
    }
    if (possible) return told('perhaps', possible);
    return { is: this.clientVpn.routesUntold ? 'perhaps' : 'no' };
  }

  /**
   * Whether clients may send there: of the rules that hold the address those with the longest prefix decide alone, of which one is enough.
   * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html
   */
  authorized(cls: AddressClass): Admission {
    let isCertain = !this.clientVpn.authorizationsUntold;
    let possible: BlockMatch<Groups> | undefined;
    for (const level of this.rules.at(cls)) {
      const everybody = level.find(({ item, maybe }) => item === undefined && !maybe);
      // What nobody tells may be of a longer prefix, where there is one.
      if (everybody) return allowed(isCertain || everybody.isWhole ? 'yes' : 'perhaps', everybody);
      possible ??= level[0];
      if (level.some(({ item }) => item !== undefined)) isCertain = false;
      if (level.some(({ maybe }) => !maybe)) break;
    }
    if (!possible) return { is: this.clientVpn.authorizationsUntold ? 'perhaps' : 'no' };
    return { ...allowed('perhaps', possible), groups: possible.item };
  }
}

/** https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html */
const blocksOfVpc = (target: Vpc): RouteDestination => ({
  kind: 'ref',
  origin: NOWHERE,
  ref: { kind: 'reference', text: target.name, origin: NOWHERE, target },
});

const endOf = (target: RouteTarget): RouteEnd => {
  if (target.kind === 'local') return CLIENTS;
  return target.kind === 'ref' && target.ref.target?.kind === 'subnet' ? target.ref.target : undefined;
};

/** As the rule is written. */
const allowed = (is: Admission['is'], { text, item, origin }: BlockMatch<Groups>): Admission => ({
  is,
  rule: `authorize ${text}${item ? ` for ${item.map((group) => JSON.stringify(group)).join(', ')}` : ''}`,
  origin,
});

const told = (is: Admission['is'], { text, origin }: BlockMatch<unknown>): Admission => ({ is, rule: text, origin });
