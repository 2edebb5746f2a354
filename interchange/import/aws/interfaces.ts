import { say } from '../../../network/words/index.js';
import { doubtResource } from '../builder/doubt-resource.js';
import type { ResourceDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import { nameTag } from './fields.js';
import { defineResource } from './instances.js';
import { type Interface, idsOf } from './interface-index.js';
import { valuesAt } from './values-at.js';

/** Interfaces that are part of something else, and have nothing to say of their own. */
const PARTS = new Set(['transit_gateway', 'nat_gateway', 'natGateway']);

/** What is left once everything has taken its own: interfaces of services that no list describes, and those that hang on nothing. */
export function importLooseInterfaces(context: Import): void {
  let unattached = 0;
  const balancers = toldBalancers(context);
  const functions = [...context.network.all('resource')].flatMap(([, one]) => (one.type === 'function' ? [one] : []));
  for (const one of context.interfaces.all()) {
    if (!one.id || context.interfaces.isTaken(one.id) || context.network.has(one.id)) continue;
    if (isOfBalancer(one)) {
      if (!isTold(balancers, one)) importUntoldNode(context, one.id, one);
      continue;
    }
    if (PARTS.has(one.type) || (one.type === 'lambda' && functions.some((told) => mayBeOf(told, one)))) continue;
    if (!one.attached) {
      unattached++;
      context.gone.add(one.id);
      continue;
    }
    const type =
      one.type === 'lambda'
        ? 'function'
        : one.type === 'gateway_load_balancer_endpoint'
          ? 'gateway-load-balancer-endpoint'
          : 'interface';
    const doc = nameTag(one.tags) === undefined && one.description !== '' ? one.description : undefined;
    defineResource(context, one.id, one, { type, ids: idsOf(one.id), label: nameTag(one.tags), doc });
  }
  if (unattached > 0)
    context.warnings.add(
      say`Left out, since no packet reaches them: network interfaces that are attached to nothing (${unattached}).`,
    );
}

/**
 * Functions with the same subnet and groups share an interface, so it is of each function of which that is told; one of which it is told of none has a function that no list tells.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-enis
 */
function mayBeOf(
  { subnets, securityGroups = [] }: ResourceDraft,
  { subnet, groups = [], maybeGroups }: Interface,
): boolean {
  const own = new Set([...groups, ...maybeGroups]);
  return (
    subnets.some((one) => one === subnet) &&
    (own.size === 0 || (securityGroups.length === own.size && securityGroups.every((group) => own.has(group))))
  );
}

const BALANCERS = new Set(['gateway_load_balancer', 'network_load_balancer', 'load_balancer']);

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html: "ELB app/name/id", and of a classic one "ELB name". */
const isOfBalancer = ({ type, description }: Interface): boolean =>
  BALANCERS.has(type) || description.startsWith('ELB ');

/** The names of the load balancers that each list tells; none where there is no list. */
interface ToldBalancers {
  readonly classic: ReadonlySet<unknown> | undefined;
  readonly others: ReadonlySet<unknown> | undefined;
}

function toldBalancers({ described }: Import): ToldBalancers {
  const named = (list: 'LoadBalancers' | 'LoadBalancerDescriptions'): ReadonlySet<unknown> | undefined =>
    described.has(list) && !described.isRefused(list)
      ? new Set(described.items(list).flatMap(({ raw }) => valuesAt(raw, ['LoadBalancerName'])))
      : undefined;
  return { classic: named('LoadBalancerDescriptions'), others: named('LoadBalancers') };
}

/** A list without a load balancer that has an interface is not whole. */
function isTold({ classic, others }: ToldBalancers, { description }: Interface): boolean {
  const [, old] = /^ELB ([^/]+)$/.exec(description) ?? [];
  if (old !== undefined) return classic?.has(old) === true;
  const [, name] = /^ELB [a-z]+\/([^/]+)\//.exec(description) ?? [];
  return others !== undefined && (name === undefined || others.has(name));
}

/** A node of a load balancer that no list describes: it has the address, and what it takes and answers is not told. */
function importUntoldNode(context: Import, id: string, one: Interface): void {
  context.warnings.add(
    say`
      ${id} belongs to a load balancer that is not described (${one.description}): whether it answers is unknown.
      Ask AWS: \`aws elbv2 describe-load-balancers\`, \`aws elb describe-load-balancers\`.
    `,
    one.place,
  );
  defineResource(context, id, one, {
    type: 'interface',
    ids: idsOf(id),
    label: nameTag(one.tags),
    doc: one.description,
  });
  const resource = context.network.find(id, 'resource');
  if (resource) resource.maybe = true;
  doubtResource(context.network, id);
}
