import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isRefused, Workplace } from './fake-terminal.js';

const ACCOUNT: Record<string, string> = {
  'account/Vpcs.json': JSON.stringify({
    Vpcs: [
      { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16', Tags: [{ Key: 'Name', Value: 'Front Office' }] },
      { VpcId: 'vpc-2', CidrBlock: '10.2.0.0/16' },
    ],
  }),
  'account/Subnets.json': JSON.stringify({
    Subnets: [
      { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.1.0.0/24', AvailabilityZone: 'eu-west-1a' },
      { SubnetId: 'subnet-2', VpcId: 'vpc-2', CidrBlock: '10.2.0.0/24', AvailabilityZone: 'eu-west-1a' },
    ],
  }),
  'account/more/Rest.json': JSON.stringify({
    Instances: [
      {
        InstanceId: 'i-1',
        VpcId: 'vpc-1',
        SubnetId: 'subnet-1',
        PrivateIpAddress: '10.1.0.10',
        State: { Name: 'running' },
        SecurityGroups: [{ GroupId: 'sg-1' }],
      },
      {
        InstanceId: 'i-2',
        VpcId: 'vpc-2',
        SubnetId: 'subnet-2',
        PrivateIpAddress: '10.2.0.10',
        State: { Name: 'running' },
        SecurityGroups: [{ GroupId: 'sg-2' }],
      },
    ],
    SecurityGroups: [
      {
        GroupId: 'sg-1',
        GroupName: 'one',
        VpcId: 'vpc-1',
        IpPermissions: [],
        IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
      },
      {
        GroupId: 'sg-2',
        GroupName: 'two',
        VpcId: 'vpc-2',
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, UserIdGroupPairs: [{ GroupId: 'sg-1', VpcId: 'vpc-1' }] },
        ],
        IpPermissionsEgress: [],
      },
    ],
    VpcPeeringConnections: [
      {
        VpcPeeringConnectionId: 'pcx-1',
        Status: { Code: 'active' },
        RequesterVpcInfo: { VpcId: 'vpc-1', CidrBlock: '10.1.0.0/16', CidrBlockSet: [{ CidrBlock: '10.1.0.0/16' }] },
        AccepterVpcInfo: { VpcId: 'vpc-2', CidrBlock: '10.2.0.0/16', CidrBlockSet: [{ CidrBlock: '10.2.0.0/16' }] },
      },
    ],
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '10.2.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'active' }],
      },
      {
        RouteTableId: 'rtb-2',
        VpcId: 'vpc-2',
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-1', State: 'active' }],
      },
    ],
  }),
};

let place = new Workplace(ACCOUNT);
afterEach(() => {
  place.remove();
  place = new Workplace(ACCOUNT);
});

const read = (name: string): string => readFileSync(join(place.folder, name), 'utf8');
const reach = async (file: string, from: string, to: string): Promise<unknown> =>
  JSON.parse((await place.run(['reach', file, '--from', from, '--to', to, '--on', 'https', '--format', 'json'])).out)
    .verdict;

describe('import aws', () => {
  it('writes one formatted file, which answers questions by id and by name', async () => {
    const { code, out } = await place.run(['import', 'aws', 'account', '-o', 'account.vpc']);
    expect([code, out]).toEqual([0, '']);
    expect(await place.run(['fmt', '--check', 'account.vpc'])).toEqual({ code: 0, out: '', err: '' });
    expect(read('account.vpc')).toContain('vpc Front-Office 10.1.0.0/16');
    expect(await reach('account.vpc', 'i-1', 'i-2')).toBe('reachable');
    expect(await reach('account.vpc', 'Front Office.i-1', 'vpc-2.i-2')).toBe('reachable');
    expect(await reach('account.vpc', 'i-2', 'i-1')).toBe('blocked');
  });

  it('names things by their ids with --names id', async () => {
    await place.run(['import', 'aws', 'account', '-o', 'account.vpc', '--names', 'id']);
    expect(read('account.vpc')).toContain('vpc vpc-1 10.1.0.0/16');
  });

  it('prints to standard output, warnings apart', async () => {
    const { code, out, err } = await place.run(['import', 'aws', 'account']);
    expect(code).toBe(0);
    expect(out).toContain('vpc Front-Office 10.1.0.0/16');
    // No ACLs are in the data: AWS's default is assumed, and said.
    expect(err).toMatch(/^warning: .*ACL/im);
    for (const line of err.trimEnd().split('\n')) expect(line).toMatch(/^warning: /);
  });

  it('writes a file a VPC with --split; together they say the same', async () => {
    await place.run(['import', 'aws', 'account', '-o', 'account.vpc']);
    const { code } = await place.run(['import', 'aws', 'account', '-o', 'parts', '--split']);
    expect(code).toBe(0);
    expect(readdirSync(join(place.folder, 'parts')).sort()).toEqual([
      'Front-Office.vpc',
      'connections.vpc',
      'vpc-2.vpc',
    ]);
    const check = JSON.parse((await place.run(['check', 'parts', '--format', 'json'])).out);
    expect(check.findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    const flows = async (path: string): Promise<unknown> =>
      JSON.parse((await place.run(['matrix', path, '--format', 'json'])).out).flows;
    expect(await flows('parts')).toEqual(await flows('account.vpc'));
    // Again over the same files, but not beside files of somebody else's.
    expect((await place.run(['import', 'aws', 'account', '-o', 'parts', '--split'])).code).toBe(0);
    place.write('parts/mine.vpc', '');
    expect(await place.run(['import', 'aws', 'account', '-o', 'parts', '--split'])).toSatisfy(isRefused);
  });

  it('shows progress where somebody watches, and leaves nothing of it behind', async () => {
    const { err } = await place.run(['import', 'aws', 'account', '-o', 'account.vpc'], { watched: true });
    expect(err).toMatch(/^\rreading…/);
    expect(err).toMatch(/\r +\r(warning|$)/);
  });

  it.each([
    [['account', '--split'], /--split writes a folder/],
    [['account', '--network', '10.0.0.0/8'], /expected CGW=CIDR/],
    [['account', '--network', 'cgw-1=10.0.0.0'], /expected CGW=CIDR/],
    [['broken.json'], /broken\.json: /],
    [['account', '-o', 'no/such/folder.vpc'], /no\/such\/folder\.vpc: no such file or folder/],
  ])('refuses %j', async (args, message) => {
    place.write('broken.json', '{ "Vpcs": [');
    const outcome = await place.run(['import', 'aws', ...args]);
    expect(outcome.code).toBe(2);
    expect(outcome.err).toMatch(message);
  });
});
