import { spawnSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the services say, each in its own protocol: https://smithy.io/2.0/aws/protocols/index.html */
const ANSWERS: Readonly<Record<string, string>> = {
  DescribeVpcs:
    '<vpcSet><item><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/16</cidrBlock><ownerId>123456789012</ownerId></item></vpcSet>',
  DescribeSubnets:
    '<subnetSet><item><subnetId>subnet-1</subnetId><vpcId>vpc-1</vpcId><cidrBlock>10.0.0.0/24</cidrBlock><availabilityZone>eu-west-1a</availabilityZone></item></subnetSet>',
  DescribeSecurityGroups:
    '<securityGroupInfo><item><groupId>sg-1</groupId><groupName>one</groupName><vpcId>vpc-1</vpcId><ipPermissions/><ipPermissionsEgress/></item></securityGroupInfo>',
  DescribeTransitGateways:
    '<transitGatewaySet><item><transitGatewayId>tgw-1</transitGatewayId><state>available</state></item></transitGatewaySet>',
  DescribeTransitGatewayRouteTables:
    '<transitGatewayRouteTables><item><transitGatewayRouteTableId>tgw-rtb-1</transitGatewayRouteTableId><transitGatewayId>tgw-1</transitGatewayId><state>available</state></item></transitGatewayRouteTables>',
  SearchTransitGatewayRoutes:
    '<routeSet><item><destinationCidrBlock>10.9.0.0/16</destinationCidrBlock><type>static</type><state>blackhole</state></item></routeSet><additionalRoutesAvailable>false</additionalRoutesAvailable>',
  DescribeLoadBalancers:
    '<DescribeLoadBalancersResult><LoadBalancers><member><LoadBalancerArn>arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/front/1</LoadBalancerArn><LoadBalancerName>front</LoadBalancerName><Type>network</Type><Scheme>internal</Scheme><VpcId>vpc-1</VpcId><AvailabilityZones><member><SubnetId>subnet-1</SubnetId></member></AvailabilityZones></member></LoadBalancers></DescribeLoadBalancersResult>',
  DescribeListeners:
    '<DescribeListenersResult><Listeners><member><ListenerArn>arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/net/front/1/2</ListenerArn><LoadBalancerArn>arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/front/1</LoadBalancerArn><Port>443</Port><Protocol>TCP</Protocol></member></Listeners></DescribeListenersResult>',
};
/** An instance a page. */
const PAGES = ['i-1', 'i-2'].map(
  (id, i, all) =>
    `<reservationSet><item><instancesSet><item><instanceId>${id}</instanceId><vpcId>vpc-1</vpcId><subnetId>subnet-1</subnetId><privateIpAddress>10.0.0.${10 + i}</privateIpAddress><instanceState><code>16</code><name>running</name></instanceState><groupSet><item><groupId>sg-1</groupId></item></groupSet></item></instancesSet></item></reservationSet>${i + 1 < all.length ? '<nextToken>more</nextToken>' : ''}`,
);
const REFUSED =
  '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>You may not.</Message></Error></Errors></Response>';

/** A small AWS on this machine, for the real command. */
export class StubEndpoint {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static start(): Promise<StubEndpoint> {
    const server = createServer((request, response) => {
      void answerTo(request).then(({ status, text, type }) => {
        response.writeHead(status, { 'content-type': type });
        response.end(text);
      });
    });
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        resolve(new StubEndpoint(server, `http://127.0.0.1:${port}`));
      });
    });
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

async function answerTo(request: IncomingMessage): Promise<{ status: number; text: string; type: string }> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const form = new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
  const action = form.get('Action');
  // What is no query is JSON, here or in another form.
  if (action === null) return { status: 200, text: '{}', type: 'application/json' };
  if (action === 'DescribeNetworkAcls') return { status: 403, text: REFUSED, type: 'text/xml' };
  // The classic service of the same operation has a version of its own.
  const isClassic = form.get('Version') === '2012-06-01';
  const inner =
    action === 'DescribeInstances' ? PAGES[form.has('NextToken') ? 1 : 0] : isClassic ? '' : ANSWERS[action];
  const text = inner === undefined || inner === '' ? `<${action}Result/>` : inner;
  return { status: 200, text: `<${action}Response>${text}</${action}Response>`, type: 'text/xml' };
}

/** From 1.29.81 and 2.13 on it can be told where AWS is; an older one would ask the real one. https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
export function knowsEndpoints(): boolean {
  const { stdout } = spawnSync('aws', ['--version'], { encoding: 'utf8' });
  const [, major, minor] = /^aws-cli\/(\d+)\.(\d+)\./.exec(stdout ?? '') ?? [];
  return Number(minor) >= (major === '1' ? 30 : 13);
}
