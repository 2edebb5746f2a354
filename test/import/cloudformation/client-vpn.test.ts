import { describe, expect, it } from 'vitest';
import { errorsIn, imported, stack } from './stack.js';

const template = (more = '', endpoint = ''): string =>
  stack(`
  Callers: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: callers } }
  Remote: { Type: AWS::EC2::ClientVpnEndpoint, Properties: { ClientCidrBlock: 172.20.0.0/22, VpcId: !Ref Main, SecurityGroupIds: [!Ref Callers] ${endpoint} } }
  InA: { Type: AWS::EC2::ClientVpnTargetNetworkAssociation, Properties: { ClientVpnEndpointId: !Ref Remote, SubnetId: !Ref A } }
  Out: { Type: AWS::EC2::ClientVpnRoute, Properties: { ClientVpnEndpointId: !Ref Remote, DestinationCidrBlock: 0.0.0.0/0, TargetVpcSubnetId: !Ref A } }
  Each: { Type: AWS::EC2::ClientVpnRoute, Properties: { ClientVpnEndpointId: !Ref Remote, DestinationCidrBlock: 172.20.0.0/22, TargetVpcSubnetId: local } }
  All: { Type: AWS::EC2::ClientVpnAuthorizationRule, Properties: { ClientVpnEndpointId: !Ref Remote, TargetNetworkCidr: 10.0.0.0/16, AuthorizeAllGroups: true } }
  Some: { Type: AWS::EC2::ClientVpnAuthorizationRule, Properties: { ClientVpnEndpointId: !Ref Remote, TargetNetworkCidr: 0.0.0.0/0, AccessGroupId: S-1-5 } }
  ${more}
`);

function read(text: string) {
  const result = imported(text);
  expect(errorsIn(result.text)).toEqual([]);
  return { ...result, warned: result.warnings.join('\n') };
}

describe('Client VPN endpoints of a template', () => {
  it('have their subnets, routes, rules and groups', () => {
    const { lines, warned } = read(template());
    expect(lines).toEqual(
      expect.arrayContaining([
        'client-vpn-endpoint Remote 172.20.0.0/22 in A {',
        'security-groups Callers',
        '0.0.0.0/0 -> A',
        '172.20.0.0/22 -> local',
        'authorize 10.0.0.0/16',
        'authorize 0.0.0.0/0 for "S-1-5"',
      ]),
    );
    expect(warned).not.toContain('Client VPN');
  });

  it('may not be associated where a condition is open', () => {
    const head = 'Parameters: { Both: { Type: String } }\nConditions: { IsBoth: !Equals [!Ref Both, yes] }\nResources:';
    const text = template(
      'More: { Type: AWS::EC2::ClientVpnAuthorizationRule, Condition: IsBoth, Properties: { ClientVpnEndpointId: !Ref Remote, TargetNetworkCidr: 10.8.0.0/16, AuthorizeAllGroups: true } }',
    ).replace('Resources:', head);
    expect(read(text).lines).toContain('maybe authorize 10.8.0.0/16');
    const association = text.replace(
      'Type: AWS::EC2::ClientVpnTargetNetworkAssociation,',
      'Type: AWS::EC2::ClientVpnTargetNetworkAssociation, Condition: IsBoth,',
    );
    expect(read(association).lines).toContain('maybe client-vpn-endpoint Remote 172.20.0.0/22 in A {');
  });

  it('have lists that may hold more where a part of them is not known', () => {
    const head = 'Parameters: { Block: { Type: String }, Which: { Type: String } }\nResources:';
    const open = template()
      .replace('TargetNetworkCidr: 10.0.0.0/16', 'TargetNetworkCidr: !Ref Block')
      .replace('Resources:', head);
    const { lines, warned } = read(open);
    expect(lines).toContain('authorize unknown');
    expect(warned).toContain('Not all authorization rules of Client VPN endpoint Remote are known');
    const other = template()
      .replace(/(ClientVpnRoute, Properties: \{ ClientVpnEndpointId:) !Ref Remote/, '$1 !Ref Which')
      .replace('Resources:', head);
    expect(read(other).lines).toContain('routes unknown');
  });

  it('without a subnet are left out, and told', () => {
    const { lines, warned } = read(template().replace(/ {2}InA:.*\n/, ''));
    expect(lines.join('\n')).not.toContain('client-vpn-endpoint');
    expect(warned).toContain('Client VPN endpoint Remote is left out');
  });

  it('of both families say so', () => {
    expect(read(template('', ', TrafficIpAddressType: dual-stack')).lines).toContain('ip-address-type dualstack');
  });
});
