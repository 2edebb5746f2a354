import type { Key } from '../builder/draft.js';
import type { Context, Declared } from './context.js';
import { Groups } from './named-ids.js';
import { isList, isValues, known, type Value } from './value.js';

/** The types whose own `vpc_id` says where they lie. */
const LIE_IN_VPCS = 'subnet route_table network_acl security_group internet_gateway vpn_gateway lb_target_group'.split(
  ' ',
);

/** AWS refuses each of these where what it names lies in several VPCs, or hangs on another. */
const LINKS =
  `route_table_association network_acl_association route route_table vpn_gateway_route_propagation nat_gateway vpc_endpoint instance
  network_interface lambda_function lb lb_listener elb db_subnet_group`.split(/\s+/);

const NAMES =
  /^(subnets?|subnet_ids?|route_table_ids?|network_acl_id|gateway_id|nat_gateway_id|egress_only_(internet_)?gateway_id|vpn_gateway_id|propagating_vgws|security_groups|security_group_ids|vpc_security_group_ids|group_set|load_balancer_arn|target_group_arn)$/;

/** What must lie in one VPC, since one of it is told to use the other: where one of them says in which, the others need not. */
export class SameVpc {
  readonly #groups = new Groups();
  readonly #vpcs = new Map<Key, Key | undefined>();
  readonly #keys = new Map<string, Key>();

  constructor(context: Context) {
    for (const { key, ids } of context.all(...LIE_IN_VPCS, 'vpc', 'default_vpc', 'egress_only_internet_gateway', 'lb'))
      for (const id of ids) this.#keys.set(id, key);
    for (const { key, values, maybe } of context.all(...LINKS))
      if (!maybe) for (const id of named(values)) this.#groups.join(key, this.#keyOf(id));
    for (const declared of context.all(...LIE_IN_VPCS)) this.#note(context, declared, declared.key);
    for (const declared of context.all('internet_gateway_attachment', 'vpn_gateway_attachment'))
      for (const field of ['internet_gateway_id', 'vpn_gateway_id']) {
        const gateway = known(declared.fields.text(field));
        if (gateway !== undefined) this.#note(context, declared, this.#keyOf(gateway));
      }
  }

  /** The VPC in which it must lie; undefined where nothing tells, or the input contradicts itself. */
  of(key: Key): Key | undefined {
    return this.#vpcs.get(this.#groups.of(key));
  }

  #keyOf(id: string): Key {
    return this.#keys.get(id) ?? id;
  }

  #note(context: Context, { fields, maybe }: Declared, key: Key): void {
    const id = known(fields.text('vpc_id'));
    const vpc = id === undefined ? undefined : this.#keyOf(id);
    if (maybe || vpc === undefined || !context.all('vpc', 'default_vpc').some((one) => one.key === vpc)) return;
    const group = this.#groups.of(key);
    const isAnother = this.#vpcs.has(group) && this.#vpcs.get(group) !== vpc;
    this.#vpcs.set(group, isAnother ? undefined : vpc);
  }
}

/** Ids in fields that name what lies in a VPC, at any depth. */
function named(value: Value): string[] {
  if (isList(value)) return value.flatMap(named);
  if (!isValues(value)) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    NAMES.test(name) ? [...texts(field), ...named(field)] : named(field),
  );
}

function texts(value: Value): string[] {
  if (typeof value === 'string') return [value];
  return isList(value) ? value.flatMap(texts) : [];
}
