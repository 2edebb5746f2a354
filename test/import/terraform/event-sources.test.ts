/** What polls a source for a function, and so opens connections from a VPC. */
import { expect, it } from 'vitest';
import { imported, plan, ref, type Values } from './plan.js';

const inVpc = { vpc_id: ref('aws_vpc.main.id') };
const base: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { ...inVpc, cidr_block: '10.0.1.0/24' },
  'aws_security_group.kafka': { ...inVpc, ingress: [], egress: [] },
  'aws_msk_cluster.m': {
    broker_node_group_info: [
      { client_subnets: [ref('aws_subnet.a.id')], security_groups: [ref('aws_security_group.kafka.id')] },
    ],
  },
};
const lines = (mapping: Values): string[] =>
  imported(plan({ resources: { ...base, 'aws_lambda_event_source_mapping.poll': mapping } }))
    .text.split('\n')
    .filter((line) => line.includes('poll'));

it.each<[string, Values, string[]]>([
  [
    'a Kafka of one’s own',
    {
      source_access_configuration: [
        { type: 'VPC_SUBNET', uri: ref('aws_subnet.a.id') },
        { type: 'VPC_SECURITY_GROUP', uri: ref('aws_security_group.kafka.id') },
      ],
    },
    ['instance'],
  ],
  ['a cluster of MSK', { event_source_arn: ref('aws_msk_cluster.m.arn') }, ['instance']],
  ['a queue', { event_source_arn: 'arn:aws:sqs:eu-west-1:1:q' }, []],
])('%s', (_, mapping, expected) => {
  const found = lines(mapping).filter((line) => line.includes('interface'));
  expect(found.length).toBe(expected.length);
  for (const line of found) expect(line).toMatch(/interface poll.*\{ security-groups kafka \}/);
});
