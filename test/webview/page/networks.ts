import { largeNetwork } from '../../../scripts/large-network.mjs';

const SIX = [1, 2, 3, 4, 5, 6];

/** Six that ask, in three groups two each, and six that answer, all alike: 36 paths of three kinds. */
export const SEVERAL_KINDS = `vpc shop 10.0.0.0/16 {
  subnet asking 10.0.0.0/24 in a {
${SIX.map((n) => `    instance a${n} 10.0.0.1${n} { security-groups ${['web', 'batch', 'mute'][n % 3]} }`).join('\n')}
  }
  subnet answering 10.0.1.0/24 in a {
${SIX.map((n) => `    database d${n} 10.0.1.1${n} { security-groups data }`).join('\n')}
  }
  security-group web { outbound { allow tcp 5432 to data } }
  security-group batch { outbound { allow all to any } }
  security-group mute { outbound { } }
  security-group data { inbound { allow tcp 5432 from any } }
}
`;

/** Four VPCs behind a transit gateway, with about as many resources. */
export const SMALL_ACCOUNT = largeNetwork(20);
export const LARGE = largeNetwork(2000);
