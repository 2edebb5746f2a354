import { isList, isUnknown, isValues, type Value, type Values } from '../declared/value.js';

/**
 * What an Auto Scaling group registers with can be told in blocks of one kind for all: target groups (`elbv2`) and classic load balancers (`elb`).
 * Here they stand in the fields that tell the two apart. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_traffic_source_attachment
 */
export function withTrafficSources(type: string, values: Values): { readonly type: string; readonly values: Values } {
  const sources = sourcesIn(values.traffic_source);
  const of = (wanted: string) => sources.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  if (type === 'aws_autoscaling_group') {
    if (sources.length === 0) return { type, values };
    const lists = {
      target_group_arns: added(values.target_group_arns, of('elbv2')),
      load_balancers: added(values.load_balancers, of('elb')),
    };
    return { type, values: { ...values, ...lists } };
  }
  if (type !== 'aws_autoscaling_traffic_source_attachment') return { type, values };
  const [targets, balancer] = [of('elbv2')[0], of('elb')[0]];
  const { autoscaling_group_name = null } = values;
  return {
    type: 'aws_autoscaling_attachment',
    values: {
      autoscaling_group_name,
      ...(targets === undefined ? {} : { lb_target_group_arn: targets }),
      ...(balancer === undefined ? {} : { elb: balancer }),
    },
  };
}

function sourcesIn(blocks: Value | undefined): { kind: string; id: Value }[] {
  if (!isList(blocks)) return [];
  return blocks.flatMap((block) => {
    if (!isValues(block) || block.identifier === undefined || block.identifier === null) return [];
    return [
      { kind: block.type === 'elb' ? 'elb' : block.type === 'vpc-lattice' ? 'other' : 'elbv2', id: block.identifier },
    ];
  });
}

function added(list: Value | undefined, more: readonly Value[]): Value {
  if (isUnknown(list) || more.length === 0) return list ?? null;
  const own = isList(list) ? list : [];
  return [...own, ...more.filter((id) => !own.includes(id))];
}
