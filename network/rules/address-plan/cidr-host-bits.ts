import { formatAddress, formatCidr, lastAddress } from '../../address/index.js';
import { say } from '../../words/index.js';
import type { Rule } from '../rule.js';
import { cidrLiterals } from './literals.js';

/** AWS clears host bits without a word: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export const cidrHostBits: Rule = {
  id: 'cidr-host-bits',
  severity: 'warning',
  summary: 'A CIDR block with bits set behind its prefix.',
  needs: 'topology',
  check({ topology, report }) {
    for (const { text, origin, cidr, hostBits } of cidrLiterals(topology)) {
      if (!cidr || !hostBits) continue;
      const network = formatCidr(cidr);
      const address = text.slice(0, text.indexOf('/'));
      report({
        origin,
        message: say`
          \`${text}\` has bits set behind its prefix: AWS reads it as \`${network}\`, which is
          ${formatAddress(cidr.base)} to ${formatAddress(lastAddress(cidr))}, and does not say so. Write
          \`${network}\` if the whole block is meant, or \`${address}\` alone with the longest prefix if only that
          address is.
        `,
        fixes: [{ title: say`Write ${network}`, edits: [{ origin, newText: network }] }],
      });
    }
  },
};
