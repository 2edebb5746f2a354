import { isUnknown, type Values } from '../declared/value.js';

/** CDK makes these by programs of its own, which get the properties of the resources that they stand for. */
export const STAND_FOR: Readonly<Record<string, string>> = {
  'Custom::AWSCDK-EKS-Cluster': 'AWS::EKS::Cluster',
  'Custom::AWSCDK-EKS-FargateProfile': 'AWS::EKS::FargateProfile',
};

const IMPLIED = / implied security-group$/;

/**
 * What a custom resource of CDK's own makes of a VPC: it takes all rules out of the default group, as a declared default group without rules does.
 * https://docs.aws.amazon.com/cdk/v2/guide/featureflags.html, `@aws-cdk/aws-ec2:restrictDefaultSecurityGroup`
 */
export function emptiedDefaultGroup(type: string, values: Values): Values | undefined {
  if (type !== 'Custom::VpcRestrictDefaultSG') return undefined;
  const group = values.default_security_group_id;
  if (isUnknown(group) || typeof group !== 'string' || !IMPLIED.test(group)) return undefined;
  return { vpc_id: group.replace(IMPLIED, '') };
}
