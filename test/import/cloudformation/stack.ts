import { importCloudFormation } from '../../../interchange/import/cloudformation/import-cloudformation.js';
import { loadNetwork, printTopology } from '../../../language/index.js';
import { runRules } from '../../../network/rules/index.js';
import { roundTrip } from '../round-trip.js';

export function imported(text: string, options: Parameters<typeof importCloudFormation>[1] = {}, path = 'stack.yaml') {
  const { topology, warnings } = importCloudFormation([{ path, text }], options);
  roundTrip(topology);
  const printed = printTopology(topology);
  return {
    topology,
    text: printed,
    lines: lines(printed),
    warnings: warnings.map((warning) => `${warning.path ?? ''}: ${warning.message}`),
  };
}

/** The errors of what is printed, read back. */
export function errorsIn(text: string): string[] {
  const { findings } = loadNetwork([{ uri: 'file:///stack.vpc', text }], () => undefined);
  return findings.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule}: ${message}`);
}

/** The rules that find something in what is printed, read back. */
export function rulesIn(text: string): string[] {
  const { topology } = loadNetwork([{ uri: 'file:///stack.vpc', text }], () => undefined);
  return runRules(topology, { needs: 'topology' }).map(({ rule }) => rule);
}

/** The lines of the printed text, white space folded. */
function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');
}

/** A template of one VPC with two subnets and a group, and more. */
export function stack(more: string, head = ''): string {
  return `AWSTemplateFormatVersion: 2010-09-09
${head}
Resources:
  Main: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [0, !GetAZs ''] } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Main, CidrBlock: 10.0.2.0/24, AvailabilityZone: !Select [1, !GetAZs ''] } }
  Web: { Type: AWS::EC2::SecurityGroup, Properties: { VpcId: !Ref Main, GroupDescription: web } }
${more}`;
}
