import { isList, isUnknown, isValues, type Value, type Values } from './value.js';

export interface TrafficSource {
  readonly kind: 'elb' | 'elbv2' | 'vpc-lattice';
  readonly id: Value;
}

/** What an Auto Scaling group registers with, where blocks of one kind tell it for all. https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TrafficSourceIdentifier.html */
export function sourcesIn(blocks: Value | undefined): TrafficSource[] {
  if (!isList(blocks)) return [];
  return blocks.flatMap((block) => {
    if (!isValues(block) || block.identifier === undefined || block.identifier === null) return [];
    const kind = block.type === 'elb' || block.type === 'vpc-lattice' ? block.type : 'elbv2';
    return [{ kind, id: block.identifier }];
  });
}

/** The same in the fields that tell target groups and classic load balancers apart. */
export function registered(values: Values, sources: readonly TrafficSource[]): Values {
  if (sources.length === 0) return values;
  const of = (wanted: TrafficSource['kind']) => sources.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  return {
    ...values,
    target_group_arns: added(values.target_group_arns, of('elbv2')),
    load_balancers: added(values.load_balancers, of('elb')),
  };
}

function added(list: Value | undefined, more: readonly Value[]): Value {
  if (isUnknown(list) || more.length === 0) return list ?? null;
  const own = isList(list) ? list : [];
  return [...own, ...more.filter((id) => !own.includes(id))];
}
