import { registered, sourcesIn } from '../declared/traffic-sources.js';
import type { Values } from '../declared/value.js';

/**
 * What an Auto Scaling group registers with can be told in blocks of one kind for all: target groups (`elbv2`) and classic load balancers (`elb`).
 * Here they stand in the fields that tell the two apart. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/autoscaling_traffic_source_attachment
 */
export function withTrafficSources(type: string, values: Values): { readonly type: string; readonly values: Values } {
  const sources = sourcesIn(values.traffic_source);
  const of = (wanted: string) => sources.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  if (type === 'aws_autoscaling_group') return { type, values: registered(values, sources) };
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
