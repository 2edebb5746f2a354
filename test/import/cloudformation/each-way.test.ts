/**
 * A template with conditions that nobody decides says of everything what is so in each way in which they may turn out: never one thing for certain that another way
 * contradicts, and what all ways agree on.
 */
import { describe, expect, it } from 'vitest';
import { comparedWithEachWay } from './each-way.js';
import { DECIDED_ENDPOINTS, OPEN_ENDPOINTS } from './each-way-endpoints.js';
import { CONDITIONAL_RULES } from './each-way-group-rules.js';
import { LEFT_OUT, OPEN_LEFT_OUT } from './each-way-left-out.js';
import { OPPOSITES } from './each-way-opposites.js';
import { SHAPES } from './each-way-shapes.js';
import { DECIDED, NET, OPEN } from './each-way-templates.js';
import { OF_TWO_VPCS } from './each-way-two-vpcs.js';

const whole = (template: string): string => (template.includes('Resources:') ? template : NET + template);

describe('what all ways agree on is decided, and nothing else', () => {
  it.each([...DECIDED, ...DECIDED_ENDPOINTS, ...CONDITIONAL_RULES, ...SHAPES, ...LEFT_OUT])(
    '%s',
    (_, template, conditions, ends) => {
      expect(comparedWithEachWay(whole(template), conditions, ends)).toEqual({ contradicted: [], open: [] });
    },
  );
});

describe('nothing is decided that some way contradicts', () => {
  it.each([...OPEN, ...OPEN_ENDPOINTS, ...OPEN_LEFT_OUT])('%s', (_, template, conditions, ends) => {
    expect(comparedWithEachWay(whole(template), conditions, ends).contradicted).toEqual([]);
  });
});

describe('nothing is decided that some way contradicts where it is open in which of two VPCs something lies', () => {
  it.each(OF_TWO_VPCS)('%s', (_, template, conditions, ends) => {
    expect(comparedWithEachWay(whole(template), conditions, ends).contradicted).toEqual([]);
  });
});

const ROUTE = (name: string, condition: string, gateway: string): string =>
  `  ${name}: { Type: AWS::EC2::Route, Condition: ${condition}, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref ${gateway} } }\n`;
const LISTENER = (name: string, condition: string, action: string): string =>
  `  ${name}: { Type: AWS::ElasticLoadBalancingV2::Listener, Condition: ${condition}, Properties: { LoadBalancerArn: !Ref Alb, Port: 80, Protocol: HTTP, DefaultActions: [${action}] } }\n`;
const ALB = `
  Host: { Type: AWS::EC2::Instance, Properties: { SubnetId: !Ref PrivA, SecurityGroupIds: [!Ref Hosts] } }
  Tg: { Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: { Port: 8080, Protocol: HTTP, VpcId: !Ref Net, Targets: [{ Id: !Ref Host }] } }
  Alb: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Subnets: [!Ref PubA, !Ref PubB], SecurityGroups: [!Ref Webs] } }
`;
const FORWARD = '{ Type: forward, TargetGroupArn: !Ref Tg }';

describe('conditions that compare the same go together', () => {
  it.each(OPPOSITES)('%s', (_, template, conditions, ends) => {
    expect(comparedWithEachWay(template, conditions, ends)).toEqual({ contradicted: [], open: [] });
  });
});

describe('of two, each under a condition, one is made where the conditions are opposites', () => {
  it.each([
    ['routes', ROUTE('R', 'C', 'Nat') + ROUTE('S', 'NotC', 'Nat2'), ['App', 'Db']],
    ['routes under conditions of their own', ROUTE('R', 'C', 'Nat') + ROUTE('S', 'D', 'Nat2'), ['App', 'Db']],
    [
      'a gateway that is made with its route',
      `  Own: { Type: AWS::EC2::NatGateway, Condition: C, Properties: { SubnetId: !Ref PubB, AllocationId: !GetAtt Ip2.AllocationId } }
${ROUTE('R', 'C', 'Own')}${ROUTE('S', 'NotC', 'Nat')}`,
      ['App', 'Db'],
    ],
    ['listeners', ALB + LISTENER('L', 'C', FORWARD) + LISTENER('M', 'NotC', '{ Type: redirect }'), ['Alb', 'Host']],
    ['listeners that are the same', ALB + LISTENER('L', 'NotC', FORWARD) + LISTENER('M', 'C', FORWARD), ['Alb']],
    ['listeners under one condition', ALB + LISTENER('L', 'D', FORWARD), ['Alb', 'Host']],
  ])('%s', (_, template, ends) => {
    expect(comparedWithEachWay(NET + template, ['P', 'Q'], ends)).toEqual({ contradicted: [], open: [] });
  });
});
