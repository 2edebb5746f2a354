import { type AwsOptions, importAws } from '../../interchange/import/aws/import-aws.js';
import type { Vpc } from '../../network/topology/model.js';

export const texts = (list: readonly { readonly text: string }[] | undefined) => list?.map(({ text }) => text);
export const vpcOf = (id: string, more: object = {}) => ({ VpcId: id, CidrBlock: '10.0.0.0/16', ...more });
export const subnetOf = (id: string, more: object = {}) => ({
  SubnetId: id,
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/24',
  AvailabilityZone: 'us-east-1a',
  ...more,
});

/** Imports one document, and whatever files come with it. */
export function run(json: unknown, options: Partial<AwsOptions> & { files?: [string, unknown][] } = {}) {
  const files = [['all.json', json] as [string, unknown], ...(options.files ?? [])];
  const inputs = files.map(([path, value]) => ({
    path,
    text: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  const { topology, warnings } = importAws(inputs, { names: 'id', ...options });
  return {
    topology,
    vpc: topology.vpcs[0] as Vpc,
    warnings,
    messages: warnings.map(({ message }) => message).join('\n'),
  };
}
