/** Type-checked, strictly, in a project that has installed the package; and bundled for a browser. */
import {
  type Analysis,
  analyse,
  type CheckAnswer,
  check,
  type ErrorCode,
  format,
  loadNetwork,
  type MatrixAnswer,
  matrix,
  type Network,
  print,
  type ReachAnswer,
  reach,
  type Texts,
  VERSION,
  VpcLensError,
} from 'vpc-lens';

const texts: Texts = {
  'shop.vpc': `import "./office.vpc"
vpc shop 10.0.0.0/16 {
  internet-gateway door
  public subnet counter 10.0.0.0/24 in a {
    route-table street
    instance till 10.0.0.10 {
      security-groups tills
      public-ip 198.51.100.10
    }
  }
  route-table street { any -> door }
  security-group tills { inbound { allow https from any } }
}
expect internet can reach till on https
`,
  'office.vpc': 'network office 192.168.0.0/16\n',
};
const network: Network = loadNetwork(texts);
const analysis: Analysis = analyse(network);
const answer: ReachAnswer = reach(network, { from: 'internet', to: 'till', on: 'https' });
const checked: CheckAnswer = check(network, { rules: { 'group-open': 'off' } });
const all: MatrixAnswer = matrix(network, { group: true });
const line: number | undefined = answer.paths[0]?.forward[0]?.location?.line;

// @ts-expect-error A rule has one of five settings.
const unknownSetting = (): CheckAnswer => check(network, { rules: { 'group-open': 'loud' } });
// @ts-expect-error Who asks says of whom.
export const noEnd = (): ReachAnswer => reach(network, { from: 'internet' });
// @ts-expect-error Answers are for reading.
export const changed = (): void => answer.paths.push(answer.paths[0]);
// @ts-expect-error There is no such verdict.
const wrong: boolean = answer.verdict === 'maybe';

function codeOf(work: () => unknown): ErrorCode | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof VpcLensError) return error.code;
    throw error;
  }
}

export const result = {
  version: VERSION,
  files: network.files,
  verdict: answer.verdict,
  line,
  same: analysis.reach({ from: 'internet', to: 'till', on: 'https' }).verdict,
  holds: checked.expectations.map(({ holds }) => holds),
  endpoints: all.endpoints.map(({ name }) => name),
  printed: format(print(network)) === print(network),
  code: codeOf(unknownSetting),
  wrong,
};
