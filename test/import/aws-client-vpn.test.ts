import { describe, expect, it } from 'vitest';
import { loadNetwork, printTopology } from '../../language/index.js';
import { active, added, ID, type Parts, vpnAccount, WHOLE } from './account/client-vpn.js';
import { type Account, account } from './account.js';
import { imported, verdict } from './verdict.js';

const text = (parts?: Parts): string => printTopology(imported(vpnAccount(parts)).topology);
const warned = (parts?: Parts): string =>
  imported(vpnAccount(parts))
    .warnings.map(({ message }) => message)
    .join('\n');
const ask = (parts?: Parts): string => verdict(vpnAccount(parts), ID, 'eni-data', 'tcp 5432');

describe('Client VPN endpoints in the answers of AWS', () => {
  it('are read with their subnets, interfaces, routes and rules', () => {
    expect(warned()).toBe('');
    expect(text()).toContain(
      'client-vpn-endpoint cvpn-endpoint-1 172.20.0.0/22 in subnet-front 10.0.1.9, subnet-back 10.0.2.9 {',
    );
    expect(text()).toContain('authorize 10.0.0.0/16');
    expect(text()).not.toContain('local-route');
    expect(text()).not.toContain('->');
    expect(loadNetwork([{ uri: 'file:///a.vpc', text: text() }], () => undefined).findings).toEqual([]);
    expect(ask()).toBe('reachable');
  });

  it('lead nowhere that no rule allows, and say where it hangs on who the client is', () => {
    expect(ask({ rules: [] })).toBe('blocked');
    const rule = {
      ClientVpnEndpointId: ID,
      AccessAll: false,
      GroupId: 'S-1-5',
      DestinationCidr: '10.0.3.0/24',
      ...active,
    };
    expect(ask({ rules: [...WHOLE.rules, rule] })).toBe('unknown');
    expect(text({ rules: [...WHOLE.rules, rule] })).toContain('authorize 10.0.3.0/24 for "S-1-5"');
    expect(ask({ rules: [{ ...rule, AccessAll: true, DestinationCidr: '10.9.0.0/16' }] })).toBe('blocked');
    expect(ask({ rules: [{ ...WHOLE.rules[0], Status: { Code: 'failed' } }] })).toBe('blocked');
    expect(ask({ rules: [{ ...WHOLE.rules[0], Status: { Code: 'revoking' } }] })).toBe('unknown');
    expect(ask({ rules: [{ ...WHOLE.rules[0], AccessAll: undefined }] })).toBe('unknown');
  });

  it('need a route by each subnet; one that AWS added and that is not told was cut off', () => {
    const route = { ...added('subnet-front'), Origin: undefined };
    expect(ask({ routes: [route] })).toBe('partly');
    expect(text({ routes: [route] })).toContain('local-route off');
    expect(ask({ routes: [added('subnet-front')] })).toBe('unknown');
    expect(text({ routes: [added('subnet-front')] })).toContain('routes unknown');
    expect(ask({ routes: WHOLE.routes.map((one) => ({ ...one, Status: { Code: 'deleting' } })) })).toBe('unknown');
  });

  it('are unknown where a list was not asked for, and say what to ask', () => {
    expect(ask({ routes: undefined })).toBe('unknown');
    expect(warned({ routes: undefined })).toContain(
      'describe-client-vpn-routes --client-vpn-endpoint-id cvpn-endpoint-1',
    );
    expect(ask({ rules: undefined })).toBe('unknown');
    expect(warned({ rules: undefined })).toContain('describe-client-vpn-authorization-rules');
    expect(ask({ targets: undefined })).toBe('reachable');
    expect(warned({ targets: undefined, routes: undefined })).toContain('describe-client-vpn-target-networks');
  });

  it('are in groups that nobody tells where nothing tells them', () => {
    const none = { endpoint: { SecurityGroupIds: undefined } };
    expect(ask(none)).toBe('reachable');
    const targets = WHOLE.targets.map((one) => ({ ...one, SecurityGroups: undefined }));
    expect(ask({ ...none, targets })).toBe('unknown');
  });

  it('are left out where they are gone, lie on a transit gateway, or take no client', () => {
    expect(text({ endpoint: { Status: { Code: 'deleted' } } })).not.toContain('client-vpn-endpoint');
    expect(text({ endpoint: { Status: { Code: 'deleting' } } })).toContain('maybe client-vpn-endpoint');
    expect(text({ targets: WHOLE.targets.map((one) => ({ ...one, Status: { Code: 'associating' } })) })).toContain(
      'maybe client-vpn-endpoint',
    );
    const hub = { endpoint: { TransitGatewayConfiguration: { TransitGatewayId: 'tgw-1' } } };
    expect(text(hub)).not.toContain('client-vpn-endpoint');
    expect(warned(hub)).toContain('attached to transit gateway tgw-1');
    expect(warned({ targets: WHOLE.targets.map((one) => ({ ...one, Status: { Code: 'disassociated' } })) })).toContain(
      'nobody can connect',
    );
  });

  it('of both families keep IPv6 open', () => {
    expect(text({ endpoint: { TrafficIpAddressType: 'dual-stack' } })).toContain('ip-address-type dualstack');
    expect(ask({ endpoint: { TrafficIpAddressType: 'dual-stack' } })).toBe('reachable');
  });

  it('are told of by interfaces alone, with what to ask', () => {
    const { 'network.json': network } = vpnAccount();
    const result = imported({ 'network.json': network });
    expect(result.warnings.map(({ message }) => message).join()).toContain('aws ec2 describe-client-vpn-endpoints');
  });

  it('are asked one by one, and an empty answer is one too', () => {
    const asked = (Routes: readonly object[], AuthorizationRules: readonly object[]): Account => ({
      ...vpnAccount({ routes: undefined, rules: undefined }),
      'asked.json': [
        { ClientVpnEndpointId: ID, Answer: { Routes } },
        { ClientVpnEndpointId: ID, AuthorizationRules },
      ],
    });
    expect(verdict(asked(WHOLE.routes, WHOLE.rules), ID, 'eni-data', 'tcp 5432')).toBe('reachable');
    expect(verdict(asked(WHOLE.routes, []), ID, 'eni-data', 'tcp 5432')).toBe('blocked');
    expect(verdict(asked([], WHOLE.rules), ID, 'eni-data', 'tcp 5432')).toBe('unknown');
  });

  it('leave the routes of transit gateways what they are', () => {
    const more = { ...account(), 'client-vpn.json': { Routes: WHOLE.routes } };
    expect(printTopology(imported(more).topology)).toBe(printTopology(imported(account()).topology));
  });
});
