import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isRefused, Workplace } from './fake-terminal.js';
import { failing, type StubAnswers, StubAws } from './stub-aws.js';
import { knowsEndpoints, StubEndpoint } from './stub-endpoint.js';

const TABLE = 'tgw-rtb-1';
const ANSWERS: StubAnswers = {
  'ec2 describe-vpcs': { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' }] },
  'ec2 describe-subnets': {
    Subnets: [{ SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' }],
  },
  'ec2 describe-security-groups': {
    SecurityGroups: [{ GroupId: 'sg-1', GroupName: 'one', VpcId: 'vpc-1', IpPermissions: [], IpPermissionsEgress: [] }],
  },
  'ec2 describe-instances': {
    Reservations: [
      {
        Instances: [
          {
            InstanceId: 'i-1',
            VpcId: 'vpc-1',
            SubnetId: 'subnet-1',
            PrivateIpAddress: '10.0.0.10',
            State: { Name: 'running' },
            SecurityGroups: [{ GroupId: 'sg-1' }],
          },
        ],
      },
    ],
  },
  'ec2 describe-transit-gateways': { TransitGateways: [{ TransitGatewayId: 'tgw-1', Options: {} }] },
  'ec2 describe-transit-gateway-route-tables': {
    TransitGatewayRouteTables: [{ TransitGatewayRouteTableId: TABLE, TransitGatewayId: 'tgw-1', State: 'available' }],
  },
  [`ec2 search-transit-gateway-routes … ${TABLE}`]: {
    Routes: [
      { DestinationCidrBlock: '10.9.0.0/16', Type: 'static', State: 'blackhole', TransitGatewayAttachments: [] },
    ],
    AdditionalRoutesAvailable: false,
  },
  'ec2 describe-network-acls': failing(
    '\nAn error occurred (UnauthorizedOperation) when calling the DescribeNetworkAcls operation: You may not.\n',
  ),
  'directconnect describe-direct-connect-gateways': {
    directConnectGateways: [{ directConnectGatewayId: 'dxg-1', directConnectGatewayState: 'available' }],
  },
  'directconnect describe-direct-connect-gateway-associations': failing(
    'usage: aws\naws: error: argument: Invalid choice',
  ),
};

const places: { remove(): void }[] = [];
afterEach(() => {
  for (const place of places.splice(0)) place.remove();
});

function setUp(answers: StubAnswers = ANSWERS): { place: Workplace; aws: StubAws } {
  const [place, aws] = [new Workplace(), new StubAws(answers)];
  places.push(place, aws);
  return { place, aws };
}

const json = (place: Workplace, ...path: string[]): unknown =>
  JSON.parse(readFileSync(join(place.folder, ...path), 'utf8'));

describe('collect aws', () => {
  it('asks for everything, objects one at a time too, and its folder is imported', async () => {
    const { place, aws } = setUp();
    const { code, out, err } = await place.run(['collect', 'aws', '--profile', 'shop', '-o', 'answers']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    const asked = aws.asked();
    expect(asked[0]?.line).toBe('ec2 describe-vpcs --profile shop --output json');
    expect(asked.map(({ line }) => line)).toContain(
      `ec2 search-transit-gateway-routes --transit-gateway-route-table-id ${TABLE} --filters Name=state,Values=active,blackhole --profile shop --output json`,
    );
    expect(new Set(asked.map(({ pager, retries }) => `${pager} ${retries}`))).toEqual(new Set([' 10']));
    expect(json(place, 'answers', 'ec2-search-transit-gateway-routes.json')).toMatchObject([
      { TransitGatewayRouteTableId: TABLE, Answer: { Routes: [{ DestinationCidrBlock: '10.9.0.0/16' }] } },
    ]);
    expect(err).toContain(
      'warning: aws ec2 describe-network-acls: not answered, so unknown: UnauthorizedOperation: You may not.',
    );
    expect(err).toContain('this version of aws does not know the command');

    const imported = await place.run(['import', 'aws', 'answers']);
    expect(imported.code).toBe(0);
    expect(imported.out).toContain('network-acl unknown');
    expect(imported.out).toContain('10.9.0.0/16 -> blackhole');
    expect(imported.err).toContain(
      '`aws ec2 describe-network-acls` was not answered (UnauthorizedOperation: You may not.)',
    );
    expect(imported.err).not.toContain('Nothing in this file is read');
  });

  it('has a folder a region, asks for what has no region once, and leaves out a region that answers nothing', async () => {
    const { place, aws } = setUp({
      ...ANSWERS,
      '--region eu-south-1': failing(
        'An error occurred (AuthFailure) when calling the DescribeX operation: not enabled',
      ),
    });
    const { code, err } = await place.run([
      'collect',
      'aws',
      '--region',
      'eu-west-1,eu-south-1',
      '--region',
      'eu-west-2',
    ]);
    expect(code).toBe(0);
    expect(readdirSync(join(place.folder, 'aws-answers')).sort()).toEqual(['eu-west-1', 'eu-west-2']);
    expect(err).toContain('warning: eu-south-1: nothing was answered: AuthFailure: not enabled');
    expect(aws.asked().filter(({ line }) => line.startsWith('globalaccelerator list-accelerators'))).toHaveLength(1);
    expect((await place.run(['import', 'aws', 'aws-answers'])).code).toBe(0);
  });

  it('asks for what has no region with the first region that answers', async () => {
    const { place } = setUp({
      ...ANSWERS,
      'globalaccelerator list-accelerators': { Accelerators: [{ AcceleratorArn: 'arn:aws:globalaccelerator::1:a/1' }] },
      '--region eu-south-1': failing(
        'An error occurred (AuthFailure) when calling the DescribeX operation: not enabled',
      ),
    });
    const { code, err } = await place.run(['collect', 'aws', '--region', 'eu-south-1,eu-west-1']);
    expect(code).toBe(0);
    expect(readdirSync(join(place.folder, 'aws-answers'))).toEqual(['eu-west-1']);
    expect(err).toContain('warning: eu-south-1: nothing was answered: AuthFailure: not enabled');
    expect(json(place, 'aws-answers/eu-west-1/globalaccelerator-list-accelerators.json')).toMatchObject({
      Accelerators: [{ AcceleratorArn: 'arn:aws:globalaccelerator::1:a/1' }],
    });
    // A region alone that does not answer leaves nothing to write, though what has no region is answered.
    const alone = await place.run(['collect', 'aws', '--region', 'eu-south-1', '-o', 'alone']);
    expect([alone.code, existsSync(join(place.folder, 'alone'))]).toEqual([2, false]);
  });

  it('replaces an earlier collection whole, and refuses a folder with anything else in it', async () => {
    const { place } = setUp();
    place.write('answers/eu-west-9/ec2-describe-vpcs.json', '{"Vpcs": []}');
    expect((await place.run(['collect', 'aws', '-o', 'answers'])).code).toBe(0);
    expect(existsSync(join(place.folder, 'answers/eu-west-9'))).toBe(false);
    expect(readdirSync(place.folder)).toEqual(['answers']);
    place.write('answers/notes.txt', 'mine');
    const refused = await place.run(['collect', 'aws', '-o', 'answers']);
    expect(isRefused(refused)).toBe(true);
    expect(refused.err).toContain('notes.txt');
    expect(readFileSync(join(place.folder, 'answers/notes.txt'), 'utf8')).toBe('mine');
  });

  it('leaves the earlier collection where nothing is answered, and says why', async () => {
    const { place } = setUp({ ' ': failing('\nUnable to locate credentials. You can configure them.\n') });
    place.write('answers/ec2-describe-vpcs.json', '{"Vpcs": []}');
    const { code, err } = await place.run(['collect', 'aws', '-o', 'answers']);
    expect(code).toBe(2);
    expect(err).toContain('vpclens: collect aws: nothing was answered: Unable to locate credentials.');
    expect(readdirSync(join(place.folder, 'answers'))).toEqual(['ec2-describe-vpcs.json']);
  });

  it('says how far it is where somebody watches', async () => {
    const { place } = setUp();
    const { err } = await place.run(['collect', 'aws'], { watched: true });
    expect(err).toMatch(/collecting… \d+ of \d+: \w+ [a-z-]+/);
  });

  it('says so where there is no aws, or a region’s name is none', async () => {
    const { place } = setUp();
    process.env.PATH = place.folder;
    const missing = await place.run(['collect', 'aws']);
    expect(isRefused(missing)).toBe(true);
    expect(missing.err).toContain('there is no command "aws" on the PATH');
    expect(isRefused(await place.run(['collect', 'aws', '--region', '../up']))).toBe(true);
  });
});

describe('collect aws --print', () => {
  it('prints a script that asks the same and whose folder says the same', async () => {
    const { place, aws } = setUp();
    const { code, out } = await place.run(['collect', 'aws', '--print', '--region', 'eu-west-1', '-o', 'by script']);
    expect(code).toBe(0);
    expect(aws.asked()).toEqual([]);
    place.write('collect.sh', out);
    execFileSync('sh', ['collect.sh'], { cwd: place.folder, stdio: 'pipe' });
    const byScript = aws.asked().map(({ line }) => line);
    await place.run(['collect', 'aws', '--region', 'eu-west-1', '-o', 'by command']);
    const byCommand = aws.asked().slice(byScript.length);
    expect(byScript.sort()).toEqual(byCommand.map(({ line }) => line).sort());
    const [one, other] = [
      await place.run(['import', 'aws', 'by script']),
      await place.run(['import', 'aws', 'by command']),
    ];
    expect(one.code).toBe(0);
    expect(one.out).toBe(other.out);
  });
});

// Where there is no `aws` there is nothing to ask: the stub stands for it in the other tests.
if (knowsEndpoints())
  it('the real aws is asked, page by page, and its folder is imported', async () => {
    const [place, endpoint] = [new Workplace(), await StubEndpoint.start()];
    try {
      for (const [name, value] of Object.entries({
        AWS_ENDPOINT_URL: endpoint.url,
        AWS_ACCESS_KEY_ID: 'stub',
        AWS_SECRET_ACCESS_KEY: 'stub',
        AWS_CONFIG_FILE: join(place.folder, 'none'),
        AWS_SHARED_CREDENTIALS_FILE: join(place.folder, 'none'),
      }))
        vi.stubEnv(name, value);
      const { code, err } = await place.run(['collect', 'aws', '--region', 'eu-west-1', '-o', 'answers']);
      expect(code, err).toBe(0);
      expect(err).toContain(
        'aws ec2 describe-network-acls: not answered, so unknown: UnauthorizedOperation: You may not.',
      );
      const instances = readFileSync(join(place.folder, 'answers/ec2-describe-instances.json'), 'utf8');
      expect(instances.match(/"InstanceId": "i-\d"/g)).toEqual(['"InstanceId": "i-1"', '"InstanceId": "i-2"']);
      const imported = await place.run(['import', 'aws', 'answers']);
      expect(imported.code, imported.err).toBe(0);
      expect(imported.out).toContain('network-acl unknown');
      expect(imported.out).toContain('10.9.0.0/16 -> blackhole');
      expect(imported.out).toContain('front');
      expect(imported.err).not.toContain('Nothing in this file is read');
    } finally {
      vi.unstubAllEnvs();
      endpoint.stop();
      place.remove();
    }
  });
