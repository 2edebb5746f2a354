import { say } from '../../../network/words/index.js';
import { unknownVpc } from '../builder/placeholders.js';
import type { Context } from './context.js';
import { isUnknown, known } from './value.js';

/** Peerings: a plan makes both ends accept, or says that somebody else will; either way the network is meant to have it. */
export function importPeerings(context: Context): void {
  for (const peering of context.all('vpc_peering_connection', 'vpc_peering_connection_accepter')) {
    const { fields, key, label, place, type } = peering;
    // Whoever accepts a peering of another account tells both of its ends, too.
    const accepts = type === 'vpc_peering_connection_accepter';
    if (accepts && (context.network.has(key) || known(fields.text('vpc_id')) === undefined)) continue;
    const status = known(fields.text('accept_status'));
    if (status !== undefined && /delet|reject|fail|expire/.test(status)) {
      context.warn(say`Peering ${label} is ${status}: it carries nothing and is left out.`, place);
      for (const id of [key, ...peering.ids]) context.detached.add(id);
      continue;
    }
    const told = [fields.text('vpc_id'), fields.text('peer_vpc_id')] as const;
    const [one, other] = told.map((id) => (typeof id === 'string' ? context.key(id) : undefined));
    if (one === undefined || other === undefined) {
      const why = told.find(isUnknown);
      context.warn(
        why
          ? say`Peering ${label} is left out: which VPCs it joins is not known: ${why.why}.`
          : say`Peering ${label} is left out: which VPCs it joins is not known.`,
        place,
      );
      continue;
    }
    const block = known(fields.cidr('peer_cidr_block'));
    if (!context.network.has(other, 'vpc') && block !== undefined) unknownVpc(context.network, other, [block]);
    context.network.define(key, { kind: 'peering', ...context.named(peering), ends: [one, other] });
  }
}
