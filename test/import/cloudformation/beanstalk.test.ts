/** Environments of Elastic Beanstalk: what AWS makes for them. */
import { describe, expect, it } from 'vitest';
import { errorsIn, imported, stack } from './stack.js';

const option = (namespace: string, name: string, value: string) =>
  `{ Namespace: '${namespace}', OptionName: ${name}, Value: ${value} }`;
const VPC = [option('aws:ec2:vpc', 'VPCId', '!Ref Main'), option('aws:ec2:vpc', 'Subnets', '!Ref B')];
const GROUPS = [
  option('aws:autoscaling:launchconfiguration', 'SecurityGroups', '!Ref Web'),
  option('aws:autoscaling:launchconfiguration', 'DisableDefaultEC2SecurityGroup', "'true'"),
];
const ALB = option('aws:elasticbeanstalk:environment', 'LoadBalancerType', 'application');
const SINGLE = option('aws:elasticbeanstalk:environment', 'EnvironmentType', 'SingleInstance');

const environment = (options: readonly string[], more = '') =>
  `  Shop: { Type: AWS::ElasticBeanstalk::Environment, Properties: { ApplicationName: shop, ${more} OptionSettings: [${options.join(', ')}] } }\n`;

function read(resources: string, head = '') {
  const result = imported(stack(resources, head));
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, plain: result.text.replace(/\s+/g, ' ') };
}

describe('an environment of Elastic Beanstalk', () => {
  it('launches instances in its subnets, with its groups and one that AWS makes', () => {
    const { plain, warnings } = read(environment([...VPC, GROUPS[0] as string]));
    expect(plain).toContain('subnet B 10.0.2.0/24');
    expect(plain).toContain('instance Shop { security-groups Web, unknown-groups-of-Shop-2 }');
    expect(warnings.join()).not.toContain('are not read');
  });

  it('has a classic load balancer by default, which listens to 80', () => {
    const { plain } = read(
      environment([...VPC, ...GROUPS, option('aws:ec2:vpc', 'ELBSubnets', "!Join [',', [!Ref A, !Ref B]]")]),
    );
    expect(plain).toContain('instance Shop { security-groups Web }');
    expect(plain).toMatch(/classic-load-balancer Shop-balancer in A, B/);
    expect(plain).toContain('listener tcp 80 -> Shop on tcp 80');
  });

  it('has an application load balancer with the processes that its listeners lead to', () => {
    const { plain } = read(
      environment([
        ...VPC,
        ...GROUPS,
        ALB,
        option('aws:ec2:vpc', 'ELBScheme', 'internal'),
        option('aws:elbv2:loadbalancer', 'SecurityGroups', '!Ref Web'),
        option('aws:elbv2:listener:default', 'ListenerEnabled', "'false'"),
        option('aws:elbv2:listener:443', 'Protocol', 'HTTPS'),
        option('aws:elasticbeanstalk:environment:process:default', 'Port', "'8080'"),
      ]),
    );
    expect(plain).toMatch(
      /application-load-balancer Shop-balancer in B \{ security-groups Web listener tcp 443 -> Shop on tcp 8080 \}/,
    );
    expect(plain).not.toContain('listener tcp 80');
  });

  it('is one instance with an elastic address where it is to be one', () => {
    const { plain } = read(environment([...VPC, ...GROUPS, SINGLE]));
    expect(plain).toContain('instance Shop { security-groups Web public-ip }');
    expect(plain).not.toContain('load-balancer');
  });

  it('has nothing before it where it takes work from a queue', () => {
    const { plain } = read(environment([...VPC, ...GROUPS], 'Tier: { Name: Worker, Type: SQS/HTTP },'));
    expect(plain).toContain('instance Shop');
    expect(plain).not.toContain('load-balancer');
  });

  it('has the options of its configuration template, and its own before them', () => {
    const { plain } = read(
      `${environment([GROUPS[1] as string], 'TemplateName: !Ref Saved,')}
  Saved: { Type: AWS::ElasticBeanstalk::ConfigurationTemplate, Properties: { ApplicationName: shop, OptionSettings: [${[...VPC, ...GROUPS, SINGLE].join(', ')}] } }\n`,
    );
    expect(plain).toContain('instance Shop { security-groups Web public-ip }');
  });

  it('may have any, where its configuration template is not in the input', () => {
    const { plain } = read(environment(VPC, 'TemplateName: elsewhere,'));
    expect(plain).toContain('unknown-groups-of-Shop');
    expect(plain).toContain('maybe public-ip');
  });

  it('lies in the default VPC where it names none', () => {
    const { text } = imported(`Resources:\n${environment(GROUPS.slice(1))}`);
    expect(text).toContain('default-vpc');
    expect(text).toMatch(/instance Shop-0/);
  });

  it('is where a parameter says', () => {
    const { plain } = read(
      environment([
        option('aws:ec2:vpc', 'VPCId', '!Ref Place'),
        option('aws:ec2:vpc', 'Subnets', '!Ref There'),
        SINGLE,
      ]),
      'Parameters: { Place: { Type: AWS::EC2::VPC::Id }, There: { Type: "List<AWS::EC2::Subnet::Id>" } }',
    );
    expect(plain).toMatch(/vpc Place unknown \{.*instance Shop/);
  });
});
