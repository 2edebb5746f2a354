import { say, type Told, told } from '../../../network/words/index.js';

/** The text of a first network: what AWS's own wizard makes, with names one can read and a first expectation. https://docs.aws.amazon.com/vpc/latest/userguide/create-vpc.html */
export type Shape = 'two-zones' | 'public' | 'private';

export const SHAPES: readonly { readonly shape: Shape; readonly label: Told; readonly detail: Told }[] = [
  {
    shape: 'two-zones',
    label: told`Public and private subnets in two zones`,
    detail: told`
      An internet gateway, a NAT gateway for the private ones, an instance in front and a database behind it.
    `,
  },
  {
    shape: 'public',
    label: told`One public subnet`,
    detail: told`An internet gateway, and an instance that is reached by https.`,
  },
  { shape: 'private', label: told`Private subnets alone`, detail: told`Nothing leads to the internet or from it.` },
];

export interface NewNetwork {
  readonly name: string;
  /** An IPv4 block from /16 to /22. */
  readonly block: string;
  readonly shape: Shape;
}

export function networkText({ name, block, shape }: NewNetwork): string {
  const [first, second, third, fourth] = quarters(block) as [string, string, string, string];
  const [head, tail] = [`vpc ${name} ${block} {\n`, '}\n'];
  if (shape === 'public')
    return `${head}  internet-gateway door

  public subnet front ${first} in a {
    route-table street
    instance web { security-groups web-servers   public-ip }
  }

  route-table street { 0.0.0.0/0 -> door }

  security-group web-servers { inbound { allow https from any } }
${tail}
expect internet can reach web on https
expect internet cannot reach web on ssh
`;
  if (shape === 'private')
    return `${head}  private subnet left ${first} in a {
    instance app { security-groups apps }
  }

  private subnet right ${second} in b {
    database store { security-groups stores }
  }

  security-group apps   { }
  security-group stores { inbound { allow postgres from apps } }
${tail}
expect only app can reach store
expect app cannot reach internet
`;
  return `${head}  internet-gateway door

  public subnet front-a ${first} in a {
    route-table street
    nat-gateway courier { public-ip }
    instance web        { security-groups web-servers   public-ip }
  }

  public subnet front-b ${second} in b { route-table street }

  private subnet back-a ${third} in a { route-table errands }

  private subnet back-b ${fourth} in b {
    route-table errands
    database store { security-groups stores }
  }

  route-table street  { 0.0.0.0/0 -> door }
  route-table errands { 0.0.0.0/0 -> courier }

  security-group web-servers { inbound { allow https from any } }
  security-group stores      { inbound { allow postgres from web-servers } }
${tail}
expect internet can reach web on https
expect web can reach store on postgres
expect internet cannot reach store
`;
}

/** Why it cannot be the block of a VPC here; undefined where it can. */
export function blockProblem(block: string): string | undefined {
  const read = readBlock(block);
  if (!read) return say`A block is an address, a slash and a number: 10.0.0.0/16.`;
  const { base, length } = read;
  if (length < 16 || length > 22)
    return say`AWS takes /16 to /28 for a VPC; for four subnets of a useful size take /16 to /22.`;
  return base % 2 ** (32 - length) === 0
    ? undefined
    : say`A /${length} begins at another address: the bits behind the prefix are 0.`;
}

/** Letters, digits and single hyphens, as the language has them. */
export function nameProblem(name: string): string | undefined {
  return /^[A-Za-z_]\w*(-\w+)*$/.test(name)
    ? undefined
    : say`A name has letters, digits and single hyphens, such as web-shop.`;
}

function quarters(block: string): string[] {
  const { base, length } = readBlock(block) ?? { base: 0, length: 16 };
  const size = 2 ** (32 - length) / 4;
  return [0, 1, 2, 3].map((i) => `${addressText(base + i * size)}/${length + 2}`);
}

function readBlock(block: string): { base: number; length: number } | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block);
  const parts = match?.slice(1).map(Number);
  if (!parts || parts.slice(0, 4).some((part) => part > 255)) return undefined;
  const [a, b, c, d, length] = parts as [number, number, number, number, number];
  return length <= 32 ? { base: ((a * 256 + b) * 256 + c) * 256 + d, length } : undefined;
}

const addressText = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
