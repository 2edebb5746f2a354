/** A state knows the interface that an instance was launched with by its id alone: what names it means the instance. */
import { expect, it } from 'vitest';
import { importTerraform } from '../../../interchange/import/terraform/import-terraform.js';
import { verdictOf } from '../verdict-of.js';
import { ID, STANDING, type Standing, stateOf } from './standing.js';

const ENI = 'eni-0aaaaaaaaaaaaaaa1';
const HOST = { ...STANDING['aws_instance.host'], primary_network_interface_id: ENI };

it.each<[string, Standing, string, string]>([
  [
    'a group that is attached to it',
    {
      'aws_instance.host': HOST,
      'aws_security_group.more': {
        id: 'sg-0aaaaaaaaaaaaaaa2',
        name: 'more',
        vpc_id: ID.vpc,
        ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: ['0.0.0.0/0'] }],
        egress: [],
      },
      'aws_network_interface_sg_attachment.more': {
        id: `sg-0aaaaaaaaaaaaaaa2_${ENI}`,
        security_group_id: 'sg-0aaaaaaaaaaaaaaa2',
        network_interface_id: ENI,
      },
    },
    'tcp 22',
    'reachable',
  ],
  [
    'an elastic address that is associated with it after launch',
    {
      'aws_instance.host': { ...HOST, public_ip: '' },
      'aws_eip.own': { id: 'eipalloc-0aaaaaaaaaaaaaaa1', public_ip: '198.51.100.20', domain: 'vpc' },
      'aws_eip_association.own': {
        id: 'eipassoc-0aaaaaaaaaaaaaaa1',
        allocation_id: 'eipalloc-0aaaaaaaaaaaaaaa1',
        network_interface_id: ENI,
      },
    },
    'tcp 443',
    'reachable',
  ],
])('%s', (_, more, on, expected) => {
  const files = [{ path: 'state.json', text: JSON.stringify(stateOf({ ...STANDING, ...more })) }];
  expect(verdictOf(importTerraform(files).topology, 'internet', ID.host, on)).toBe(expected);
});
