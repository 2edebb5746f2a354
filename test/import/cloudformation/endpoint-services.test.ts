import { describe, expect, it } from 'vitest';
import { errorsIn, imported, stack } from './stack.js';

const service = (endpoint: string, service = ''): string =>
  stack(`
  Front: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: network, Scheme: internal, Subnets: [!Ref A], EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: 'off' } }
  Orders: { Type: AWS::EC2::VPCEndpointService, ${service} Properties: { AcceptanceRequired: false, NetworkLoadBalancerArns: [!Ref Front] } }
  Door: { Type: AWS::EC2::VPCEndpoint, Properties: { VpcId: !Ref Main, VpcEndpointType: Interface, SubnetIds: [!Ref A], ServiceName: ${endpoint} } }
`);

const sub = (before: string, id: string): string => `!Sub '${before}.$\{AWS::Region}.$\{${id}}'`;

function read(text: string) {
  const result = imported(text);
  expect(errorsIn(result.text)).toEqual([]);
  return result;
}

describe('endpoint services', () => {
  it.each([
    sub('com.amazonaws.vpce', 'Orders'),
    '!Join [".", ["com.amazonaws.vpce", !Ref AWS::Region, !Ref Orders]]',
    `!Sub ['com.amazonaws.vpce.eu-west-1.$\{Id}', { Id: !GetAtt Orders.ServiceId }]`,
  ])('are known by names that are made of their ids: %s', (name) => {
    const { lines } = read(service(name));
    expect(lines).toContain('endpoint-service Orders for Front');
    expect(lines.join('\n')).toContain('enforce-inbound-rules-on-private-link-traffic off');
    expect(lines.join('\n')).toMatch(/interface-endpoint Door to Orders/);
  });

  it('of AWS are none of the template', () => {
    const { lines } = read(service(`!Sub 'com.amazonaws.$\{AWS::Region}.ssm'`));
    expect(lines.join('\n')).not.toMatch(/interface-endpoint Door to/);
  });

  it('that may not be made are not led to', () => {
    const head = 'Parameters: { Shared: { Type: String } }\nConditions: { IsShared: !Equals [!Ref Shared, yes] }\n';
    const text = service(sub('com.amazonaws.vpce', 'Orders'), 'Condition: IsShared,');
    const { lines, warnings } = read(text.replace('Resources:', `${head}Resources:`));
    expect(lines.join('\n')).not.toMatch(/endpoint-service|Door to/);
    expect(warnings.join('\n')).toMatch(/Endpoint service Orders is left out: whether it will be there is not known\./);
  });

  it('for a load balancer of another stack are left out, and told', () => {
    const { lines, warnings } = read(
      service(sub('com.amazonaws.vpce', 'Orders')).replace(
        '[!Ref Front]',
        `['arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/other/1']`,
      ),
    );
    expect(lines.join('\n')).not.toMatch(/endpoint-service|Door to/);
    expect(warnings.join('\n')).toMatch(/Orders is left out: the input does not describe its load balancers\./);
  });
});
