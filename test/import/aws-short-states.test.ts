import { describe, expect, it } from 'vitest';
import { printTopology } from '../../language/index.js';
import { type Account, account } from './account.js';
import { imported } from './verdict.js';

/** The account's text with something changed in every object that has that id. */
function printed(field: string, id: string, change: (object: Record<string, unknown>) => void): string {
  const files: Account = account();
  const visit = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return;
    if ((at as Record<string, unknown>)[field] === id) change(at as Record<string, unknown>);
    Object.values(at).forEach(visit);
  };
  visit(files);
  return printTopology(imported(files).topology);
}

describe('a state that lasts for moments', () => {
  it.each([
    ['NatGatewayId', 'nat-1', 'State', ['pending', 'deleting'], /maybe nat-gateway nat-1/],
    ['VpnConnectionId', 'vpn-1', 'State', ['pending', 'deleting'], /maybe vpn vpn-1/],
    ['VpcPeeringConnectionId', 'pcx-1', 'Status', ['provisioning', 'deleting'], /maybe peering pcx-1/],
    ['VpcEndpointId', 'vpce-s3', 'State', ['Pending', 'Deleting'], /maybe gateway-endpoint vpce-s3/],
    ['TransitGatewayAttachmentId', 'tgw-attach-shop', 'State', ['modifying', 'deleting'], /maybe attach vpc-shop/],
    ['directConnectGatewayId', 'dxgw-1', 'directConnectGatewayState', ['pending', 'deleting'], /maybe direct-connect/],
    ['TransitGatewayId', 'tgw-1', 'State', ['pending', 'deleting'], /maybe attach vpc-shop/],
    ['DBInstanceIdentifier', 'orders', 'DBInstanceStatus', ['creating', 'deleting'], /maybe database orders/],
    ['directConnectGatewayId', 'dxgw-1', 'associationState', ['updating', 'disassociating'], /maybe direct-connect/],
  ] as const)('of %s %s: %s may work or not', (field, id, state, values, expected) => {
    const set = (value: string) => (object: Record<string, unknown>) => {
      if (state === 'Status' ? object.Status : object[state])
        object[state] = state === 'Status' ? { Code: value } : value;
    };
    for (const value of values) expect(printed(field, id, set(value))).toMatch(expected);
    expect(printed(field, id, () => undefined)).not.toMatch(expected);
  });

  it('of an interface’s attachment leaves open whether it is the instance’s', () => {
    for (const Status of ['attaching', 'detaching'])
      expect(
        printed('NetworkInterfaceId', 'eni-two-a', (object) => {
          if (object.Attachment) object.Attachment = { ...object.Attachment, Status };
        }),
      ).toMatch(/maybe interface eni-two-a/);
  });

  it('of an interface itself does too', () => {
    for (const Status of ['attaching', 'detaching'])
      expect(
        printed('NetworkInterfaceId', 'eni-efs', (object) => {
          object.Status = Status;
        }),
      ).toMatch(/maybe interface eni-efs/);
  });

  it('of an instance that shuts down leaves open whether it is there', () => {
    const inState = (Name: string) =>
      printed('InstanceId', 'i-web', (object) => {
        if (object.State) object.State = { Name };
      });
    expect(inState('shutting-down')).toMatch(/maybe instance i-web/);
    expect(inState('stopping')).not.toMatch(/maybe instance i-web/);
    expect(inState('terminated')).not.toMatch(/instance i-web/);
  });

  it('of a gateway’s attachment may let pass or not', () => {
    for (const State of ['attaching', 'detaching'])
      expect(
        printed('InternetGatewayId', 'igw-1', (object) => {
          if (object.Attachments) object.Attachments = [{ VpcId: 'vpc-shop', State }];
        }),
      ).toContain('maybe internet-gateway igw-1');
  });

  it('of a table’s association leaves open which table the subnet uses', () => {
    for (const State of ['associating', 'disassociating'])
      expect(
        printed('SubnetId', 'subnet-front', (object) => {
          if ('Main' in object || 'RouteTableAssociationId' in object || Object.keys(object).length <= 2)
            object.AssociationState = { State };
        }),
      ).toMatch(/subnet subnet-front [^{]*\{\n +id subnet-front\n +route-table unknown/);
  });

  it('of an attachment’s association leaves its table open', () => {
    for (const State of ['associating', 'disassociating'])
      expect(
        printed('TransitGatewayAttachmentId', 'tgw-attach-shop', (object) => {
          if (object.Association) object.Association = { TransitGatewayRouteTableId: 'tgw-rtb-1', State };
        }),
      ).toContain('route-table tgw-rtb-1 unknown');
  });

  it('of a block leaves open whether it is the VPC’s; one that failed is not there', () => {
    const withBlock = (State: string) =>
      printed('VpcId', 'vpc-shop', (object) => {
        if (Array.isArray(object.CidrBlockAssociationSet))
          object.CidrBlockAssociationSet.push({ CidrBlock: '100.64.0.0/16', CidrBlockState: { State } });
      });
    for (const state of ['associating', 'disassociating', 'failing'])
      expect(withBlock(state)).toMatch(/vpc vpc-shop 10\.0\.0\.0\/16 .*?maybe 100\.64\.0\.0\/16 +-> blackhole/s);
    for (const state of ['failed', 'disassociated']) expect(withBlock(state)).not.toContain('100.64.0.0/16');
    expect(withBlock('associated')).toMatch(/vpc vpc-shop 10\.0\.0\.0\/16, 100\.64\.0\.0\/16/);
  });

  it('of the block that something has its address in leaves open whether it has it', () => {
    const block = (State: string) => ({ Ipv6CidrBlock: '2001:db8:1::/64', Ipv6CidrBlockState: { State } });
    const text = (State: string) =>
      printed('SubnetId', 'subnet-front', (object) => {
        if (Array.isArray(object.Ipv6CidrBlockAssociationSet)) object.Ipv6CidrBlockAssociationSet = [block(State)];
        if (Array.isArray(object.Ipv6Addresses)) object.Ipv6Addresses = [{ Ipv6Address: '2001:db8:1::7' }];
      });
    expect(text('disassociating')).toMatch(/maybe interface [^{]*open-addresses 2001:db8:1::7/);
    expect(text('associated')).not.toContain('open-addresses');
  });

  it('of a load balancer leaves open whether it answers; one that failed is not there', () => {
    const inState = (Code: string) =>
      printed('LoadBalancerName', 'line', (object) => {
        if (object.LoadBalancerArn) object.State = { Code };
      });
    for (const state of ['provisioning', 'active_impaired'])
      expect(inState(state)).toMatch(/load-balancer line.*?listener [^\n]* unknown/s);
    expect(inState('failed')).not.toContain('load-balancer line');
    expect(inState('active')).toBe(printed('LoadBalancerName', 'line', () => undefined));
  });

  it('of a database’s group leaves open whether it is in it', () => {
    const inState = (Status: string) =>
      printed('VpcSecurityGroupId', 'sg-db', (object) => {
        object.Status = Status;
      });
    for (const state of ['adding', 'removing'])
      expect(inState(state)).toMatch(/database orders [^}]*security-groups maybe sg-db/);
    expect(inState('active')).toMatch(/database orders [^}]*security-groups sg-db/);
  });

  it('of a static route of a VPN leaves open that route alone', () => {
    const routes = (...Routes: object[]): string =>
      printed('VpnConnectionId', 'vpn-1', (vpn) => {
        vpn.Options = { StaticRoutesOnly: true };
        vpn.Routes = Routes;
      });
    const there = { DestinationCidrBlock: '192.168.0.0/16', State: 'available' };
    for (const State of ['pending', 'deleting']) {
      const open = { DestinationCidrBlock: '172.20.0.0/16', State };
      expect(routes(open)).toMatch(/maybe vpn vpn-1 [^}]*routes 172\.20\.0\.0\/16/);
      const both = routes(there, open);
      expect(both).toMatch(/(?<!maybe )vpn vpn-1 [^}]*routes 192\.168\.0\.0\/16/);
      expect(both).toMatch(/maybe vpn vpn-1-open-routes [^}]*routes 172\.20\.0\.0\/16/);
      // One that cannot be read may be for any block.
      for (const unread of [{ ...there, DestinationCidrBlock: 'all' }, { State: 'available' }])
        expect(routes(unread, open)).toMatch(/(?<!maybe )vpn vpn-1 (?![^}]*routes 172)/);
    }
    expect(routes(there, { DestinationCidrBlock: '172.20.0.0/16', State: 'deleted' })).not.toContain('172.20');
  });

  it('of a reference to a prefix list leaves open whether the table has the route', () => {
    const reference = (more: object): string => {
      const files: Account = account();
      files['references.json'] = {
        TransitGatewayPrefixListReferences: [
          {
            TransitGatewayRouteTableId: 'tgw-rtb-1',
            PrefixListId: 'pl-ref',
            Blackhole: false,
            TransitGatewayAttachment: { TransitGatewayAttachmentId: 'tgw-attach-shop', ResourceType: 'vpc' },
            ...more,
          },
        ],
      };
      return printTopology(imported(files).topology);
    };
    expect(reference({ State: 'available' })).toMatch(/^ +pl-ref +-> vpc-shop/m);
    expect(reference({ State: 'deleting' })).toMatch(/maybe pl-ref +-> vpc-shop/);
    expect(reference({ State: 'available', Blackhole: true })).toMatch(/pl-ref +-> blackhole/);
  });
});
