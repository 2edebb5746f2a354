import { isObject } from './document.js';
import { type Evaluated, type Evaluation, NO_VALUE, ResourceRef } from './evaluated.js';

/** The IPv6 blocks of a VPC, where its template tells them: that of the one association that it has. Of several nobody tells which comes first. */
export function ipv6Blocks(evaluation: Evaluation, vpc: string): Evaluated | undefined {
  const blocks = Object.values(evaluation.template.resources).flatMap((resource) => {
    if (!isObject(resource) || resource.Type !== 'AWS::EC2::VPCCidrBlock' || !isObject(resource.Properties)) return [];
    const { VpcId: owner, CidrBlock: ipv4, Ipv6CidrBlock: block } = resource.Properties;
    if (ipv4 !== undefined) return [];
    const of = evaluation.evaluate(owner);
    if (of instanceof ResourceRef && of.label !== vpc) return [];
    return [resource.Condition === undefined && of instanceof ResourceRef ? evaluation.evaluate(block) : NO_VALUE];
  });
  const [only, another] = blocks;
  return typeof only === 'string' && another === undefined ? [only] : undefined;
}
