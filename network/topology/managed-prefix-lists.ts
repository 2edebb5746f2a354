/**
 * What AWS's own prefix lists count as in a group or a table, by what their names hold.
 * https://docs.aws.amazon.com/vpc/latest/userguide/working-with-aws-managed-prefix-lists.html
 */
const WEIGHTS: readonly { readonly name: RegExp; readonly weight: number }[] = [
  { name: /cloudfront.*origin-facing/, weight: 55 },
  { name: /route53-healthchecks/, weight: 25 },
  { name: /secrets-?manager/, weight: 20 },
  { name: /vpc-lattice/, weight: 10 },
  { name: /s3-?express/, weight: 6 },
  { name: /ground-?station/, weight: 5 },
  { name: /ec2-instance-connect/, weight: 2 },
  { name: /(^|-)(s3|dynamodb)$/, weight: 1 },
];

/** By the list's name, as AWS has it (`com.amazonaws.global.cloudfront.origin-facing`) or as it is here. */
export function managedPrefixListWeight(name: string): number | undefined {
  const plain = name.replace(/[^A-Za-z0-9]+/g, '-');
  return WEIGHTS.find((known) => known.name.test(plain))?.weight;
}
