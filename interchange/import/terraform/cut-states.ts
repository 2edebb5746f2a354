import { say } from '../../../network/words/index.js';
import { Unknown } from '../declared/value.js';
import type { PlanResource } from './plan.js';

type Json = Readonly<Record<string, unknown>>;

const GROUPS = ['ingress', 'egress'];
const TABLES = ['route', 'propagating_vgws'];
const ACLS = ['ingress', 'egress', 'subnet_ids'];

/**
 * Lists of which a state tells even that they are empty: it holds every attribute of what is managed.
 * https://developer.hashicorp.com/terraform/internals/json-format#values-representation
 */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  aws_security_group: GROUPS,
  aws_default_security_group: GROUPS,
  aws_route_table: TABLES,
  aws_default_route_table: TABLES,
  aws_network_acl: ACLS,
  aws_default_network_acl: ACLS,
  aws_instance: ['vpc_security_group_ids'],
  aws_lb: ['security_groups'],
  aws_alb: ['security_groups'],
  aws_vpc_endpoint: ['security_group_ids'],
};

/** A list that is missing from a state, and not null there, was cut from it, by whoever keeps only some fields: what was in it is not known. */
export function withWhatWasCut({ mode, writtenType, values }: PlanResource, made: ReadonlySet<string>): Json {
  const fields = mode === 'managed' && Object.hasOwn(TOLD, writtenType) ? TOLD[writtenType] : undefined;
  const cut = (fields ?? []).filter((field) => !Object.hasOwn(values, field) && !isOfNone(field, values, made));
  if (cut.length === 0) return values;
  return { ...values, ...Object.fromEntries(cut.map((field) => [field, new Unknown(say`the state lacks ${field}`)])) };
}

/** Nothing learns routes where there is no gateway to learn them from; a load balancer of layer 4 mostly has no group. */
function isOfNone(field: string, values: Json, made: ReadonlySet<string>): boolean {
  if (field === 'propagating_vgws') return !made.has('aws_vpn_gateway');
  if (field === 'vpc_security_group_ids') return Object.hasOwn(values, 'security_groups');
  return field === 'security_groups' && /^(network|gateway)$/.test(String(values.load_balancer_type));
}
