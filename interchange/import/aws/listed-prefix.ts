/** A delegated IPv4 prefix is a /28 of addresses; of one that is not, `unmodelled/` warns. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html */
export const LISTED_PREFIX = /^(\d+\.\d+\.\d+)\.(\d+)\/28$/;

export function addressesOfPrefix(prefix: string): string[] {
  const match = LISTED_PREFIX.exec(prefix);
  if (!match) return [];
  return Array.from({ length: 16 }, (_, i) => `${match[1]}.${Number(match[2]) + i}`);
}
