/** The group that EKS makes with a cluster, as a state tells its id and as a plan refers to it. What it lets out nobody tells. */
import { expect, it } from 'vitest';
import { verdictOf } from '../verdict-of.js';
import { imported, plan, ref, state, type Values } from './plan.js';

const GROUP = 'sg-0eeeeeeeeeeeeeee1';
const SUBNET = 'subnet-0aaaaaaaaaaaaaaa1';

function built(id: (address: string, told: string) => unknown, group: unknown): Record<string, Values> {
  const subnets = [id('aws_subnet.app.id', SUBNET)];
  const rule = { protocol: 'tcp', from_port: 5432, to_port: 5432, cidr_blocks: [], security_groups: [group] };
  return {
    'aws_vpc.main': { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' },
    'aws_subnet.app': {
      id: SUBNET,
      vpc_id: id('aws_vpc.main.id', 'vpc-0aaaaaaaaaaaaaaa1'),
      cidr_block: '10.0.1.0/24',
    },
    'aws_security_group.db': {
      id: 'sg-0aaaaaaaaaaaaaaa1',
      vpc_id: id('aws_vpc.main.id', 'vpc-0aaaaaaaaaaaaaaa1'),
      ingress: [rule],
    },
    'aws_instance.db': {
      id: 'i-0aaaaaaaaaaaaaaa1',
      subnet_id: subnets[0],
      vpc_security_group_ids: [id('aws_security_group.db.id', 'sg-0aaaaaaaaaaaaaaa1')],
    },
    'aws_eks_cluster.k': {
      name: 'k',
      vpc_config: [{ subnet_ids: subnets, ...(group === GROUP ? { cluster_security_group_id: GROUP } : {}) }],
    },
    'aws_eks_node_group.nodes': { cluster_name: id('aws_eks_cluster.k.name', 'k'), subnet_ids: subnets },
    'aws_eks_node_group.others': { cluster_name: 'another', subnet_ids: subnets },
  };
}

const STATE = state(built((_, told) => told, GROUP));
const PLAN = plan({
  resources: Object.fromEntries(
    Object.entries(
      built((address) => ref(address), ref('aws_eks_cluster.k.vpc_config[0].cluster_security_group_id')),
    ).map(([address, { id: _, ...values }]) => [address, values]),
  ),
});

it.each([
  ['a state', STATE],
  ['a plan', PLAN],
])('%s', (_, json) => {
  const { topology } = imported(json);
  const ask = (from: string, on: string) => verdictOf(topology, from, 'db-instance', on);
  expect([ask('nodes', 'tcp 5432'), ask('nodes', 'tcp 22'), ask('others', 'tcp 22')]).toEqual([
    'unknown',
    'blocked',
    'blocked',
  ]);
});
