import { type EachWayCase, NET } from './each-way-templates.js';

const BASIC = ['App', 'Db'];
const SPLIT = (conditions: string, p = '{ Type: String }'): string =>
  NET.replace('NotC: !Not [!Condition C]', conditions).replace('P: { Type: String }', `P: ${p}`);
const OPPOSED = `  R: { Type: AWS::EC2::Route, Condition: A, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
  S: { Type: AWS::EC2::Route, Condition: B, Properties: { RouteTableId: !Ref Errands, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat2 } }\n`;
const CHOICE = `{ Type: String, AllowedValues: [x, y] }`;
/** Conditions of which one is made where the other is not, or one at least, by what they compare. */
export const OPPOSITES: EachWayCase[] = [
  ['equals and not equals', SPLIT('A: !Equals [!Ref P, x], B: !Not [!Equals [!Ref P, x]]') + OPPOSED, ['P'], BASIC],
  [
    'equals and not equals, turned',
    SPLIT('A: !Equals [!Ref P, x], B: !Not [!Equals [x, !Ref P]]') + OPPOSED,
    ['P'],
    BASIC,
  ],
  [
    'equals this and that of two allowed',
    SPLIT('A: !Equals [!Ref P, x], B: !Equals [!Ref P, y]', CHOICE) + OPPOSED,
    ['P'],
    BASIC,
  ],
  ['equals this and that of any', SPLIT('A: !Equals [!Ref P, x], B: !Equals [!Ref P, z]') + OPPOSED, ['P'], BASIC],
  [
    'equals this and that of three allowed',
    SPLIT('A: !Equals [!Ref P, x], B: !Equals [!Ref P, z]', '{ Type: String, AllowedValues: [x, y, z] }') + OPPOSED,
    ['P'],
    BASIC,
  ],
  [
    'and, and its opposite',
    SPLIT('A: !And [!Condition C, !Condition D], B: !Not [!And [!Condition C, !Condition D]]') + OPPOSED,
    ['P', 'Q'],
    BASIC,
  ],
  [
    'or, and neither',
    SPLIT('A: !Or [!Condition C, !Condition D], B: !And [!Not [!Condition C], !Not [!Condition D]]') + OPPOSED,
    ['P', 'Q'],
    BASIC,
  ],
  ['one, or not the other', SPLIT('A: !Condition C, B: !Not [!Condition D]') + OPPOSED, ['P', 'Q'], BASIC],
  ['implied', SPLIT('A: !Condition C, B: !Or [!Not [!Condition C], !Condition D]') + OPPOSED, ['P', 'Q'], BASIC],
  [
    'one value and another of any',
    SPLIT('A: !Not [!Equals [!Ref P, x]], B: !Not [!Equals [!Ref P, z]]') + OPPOSED,
    ['P'],
    BASIC,
  ],
];
