import { type Declared, Ref } from '../declared/declared.js';
import { neededFirst } from '../declared/needed-first.js';

/** What attaches gateways to their VPCs is a resource of its own. */
export function gatewayAttachments(resources: readonly Declared[]): Declared[] {
  return resources.flatMap((gateway) =>
    gateway.type === 'internet_gateway' || gateway.type === 'vpn_gateway'
      ? [
          {
            type: 'vpc_gateway_attachment',
            fields: { vpc_id: gateway.fields.vpc_id, [`${gateway.type}_id`]: new Ref(gateway) },
            element: undefined,
            part: [gateway],
            region: undefined,
          },
        ]
      : [],
  );
}

/** `DependsOn`: what `resources` have to be there first, as those of them that are `written`; targets stand in their group. */
export function dependsOn(
  declared: Declared,
  resources: readonly Declared[],
  written: ReadonlySet<Declared>,
  names: ReadonlyMap<Declared, string>,
): string[] {
  const inside =
    declared.type === 'lb_target_group'
      ? resources.filter(
          ({ type, fields }) =>
            type === 'lb_target_group_attachment' &&
            fields.target_group_arn instanceof Ref &&
            fields.target_group_arn.to === declared,
        )
      : [];
  const first = [declared, ...inside].flatMap((one) => neededFirst(one, resources));
  const there = first.flatMap((one) =>
    one.type === 'internet_gateway' || one.type === 'vpn_gateway'
      ? [...written].filter(({ type, part }) => type === 'vpc_gateway_attachment' && part[0] === one)
      : written.has(one)
        ? [one]
        : [],
  );
  return [...new Set(there)].flatMap((one) => names.get(one) ?? []);
}
