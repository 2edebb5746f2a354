/** Environments of Elastic Beanstalk in plans. */
import { describe, expect, it } from 'vitest';
import { errorsIn, imported, plan, ref, type Values } from './plan.js';

const vpc = { vpc_id: ref('aws_vpc.main.id') };
const BASE: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { ...vpc, cidr_block: '10.0.1.0/24' },
  'aws_subnet.b': { ...vpc, cidr_block: '10.0.2.0/24' },
  'aws_security_group.web': vpc,
};
const setting = (namespace: string, name: string, value: unknown) => ({ namespace, name, value, resource: '' });
const SETTINGS = [
  setting('aws:ec2:vpc', 'VPCId', ref('aws_vpc.main.id')),
  setting('aws:ec2:vpc', 'Subnets', ref('aws_subnet.b.id')),
  setting('aws:ec2:vpc', 'ELBSubnets', ref('aws_subnet.a.id', 'aws_subnet.b.id')),
  setting('aws:autoscaling:launchconfiguration', 'SecurityGroups', ref('aws_security_group.web.id')),
  setting('aws:autoscaling:launchconfiguration', 'DisableDefaultEC2SecurityGroup', 'true'),
];

function read(environment: Values) {
  const resources = { ...BASE, 'aws_elastic_beanstalk_environment.shop': { name: 'shop', ...environment } };
  const result = imported(plan({ resources: resources as Record<string, Values> }));
  expect(errorsIn(result.text)).toEqual([]);
  return result.text.replace(/\s+/g, ' ');
}

describe('an environment of Elastic Beanstalk', () => {
  it('is what AWS makes for it', () => {
    const text = read({ setting: SETTINGS } as unknown as Values);
    expect(text).toContain('instance shop { security-groups web }');
    expect(text).toMatch(/classic-load-balancer shop-balancer in a, b/);
    expect(text).toContain('listener tcp 80 -> shop on tcp 80');
  });

  it('takes what a state tells of it for what nobody set', () => {
    const standing = [setting('aws:elasticbeanstalk:environment', 'EnvironmentType', 'SingleInstance')];
    const text = read({ setting: SETTINGS, all_settings: standing } as unknown as Values);
    expect(text).toContain('instance shop { security-groups web public-ip }');
    expect(text).not.toContain('load-balancer');
  });
});
