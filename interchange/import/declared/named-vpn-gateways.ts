import { say } from '../../../network/words/index.js';
import type { Key } from '../builder/draft.js';
import { unknownAttachment, unknownNetwork } from '../builder/placeholders.js';
import type { Context } from './context.js';
import { known } from './value.js';

/** Virtual private gateways that the input names and does not describe: they are there all the same. */
export function defineNamedVpnGateways(context: Context): void {
  definePropagating(context);
  defineLearning(context);
  for (const { fields } of context.all('vpn_connection')) {
    const id = known(fields.text('vpn_gateway_id'));
    if (id !== undefined && isUndescribed(context, id)) placePerhaps(context, id);
  }
}

/**
 * What propagates to a table hangs on the table's VPC: AWS refuses any other.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EnableVgwRoutePropagation.html
 */
function definePropagating(context: Context): void {
  const { network, warnings } = context;
  for (const [key, { vpc, label, propagations }] of [...network.all('route-table')])
    for (const id of propagations) {
      if (!network.has(vpc, 'vpc') || !isUndescribed(context, id) || hasGateway(context, context.key(vpc))) continue;
      const home = network.find(vpc, 'vpc')?.label ?? vpc;
      warnings.add(
        say`
          ${id} is not described; ${label ?? key} learns routes from it, so it is taken to be attached to ${home}.
        `,
      );
      network.define(id, { kind: 'vpn-gateway', ids: [id], vpc: context.key(vpc) });
    }
}

/** Likewise one that no field names. What ends at it is in the input no more than itself. */
function defineLearning(context: Context): void {
  const { network, learning } = context;
  for (const { table, key, label, maybe } of learning) {
    const vpc = context.key(network.find(table, 'route-table')?.vpc ?? '');
    if (!network.has(vpc, 'vpc') || network.has(key) || !isUndescribed(context, key) || hasGateway(context, vpc))
      continue;
    network.define(key, { kind: 'vpn-gateway', ids: [], label, vpc, ...(maybe ? { maybe } : {}) });
    unknownAttachment(network, `${key} beyond`, key, `beyond-${label}`, unknownNetwork);
  }
}

/** Where a VPN ends at one of which nothing tells where it hangs, each VPC may have it that has no other: AWS attaches one. */
function placePerhaps(context: Context, id: string): void {
  const { network, warnings } = context;
  const homes = [...network.all('vpc')].map(([key]) => key).filter((vpc) => !hasGateway(context, vpc));
  if (homes.length === 0) return;
  warnings.add(
    say`${id} is not described, and a VPN ends at it: any VPC without a virtual private gateway may have it.`,
  );
  const vpns = [...network.all('vpn')].filter(([, { gateway }]) => gateway === id);
  homes.forEach((vpc, i) => {
    const key = i === 0 ? id : `${id} in ${vpc}`;
    network.define(key, { kind: 'vpn-gateway', ids: i === 0 ? [id] : [], label: id, vpc, maybe: true });
    if (i === 0) return;
    for (const [vpn, draft] of vpns)
      network.define(`${vpn} at ${key}`, { ...draft, ids: [], gateway: key, maybe: true });
  });
}

/** One that is described and attached to nothing is left out elsewhere. */
const isUndescribed = (context: Context, id: string): boolean =>
  !context.network.has(id) &&
  !context.leadsNowhere(id) &&
  !context.all('vpn_gateway').some(({ key, ids }) => key === id || ids.includes(id));

const hasGateway = ({ network }: Context, vpc: Key): boolean =>
  [...network.all('vpn-gateway')].some(([, gateway]) => network.keyOf(gateway.vpc) === vpc);
