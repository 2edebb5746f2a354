import { say } from '../../../network/words/index.js';
import type { PeerDraft } from '../builder/draft.js';
import { unknownPrefixList } from '../builder/placeholders.js';
import type { Import } from './context.js';
import { isObject } from './identities.js';
import { valuesAt } from './values-at.js';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
const LISTS = ['IpRanges', 'Ipv6Ranges', 'PrefixListIds', 'UserIdGroupPairs'] as const;

type Lists = { readonly [List in (typeof LISTS)[number]]?: readonly unknown[] | null | undefined };

/** The one that everybody writes: whoever prints one of the others when it is empty prints this. */
const FIRST = 'IpRanges';

/**
 * Whoever prints others when they are empty and does not print IPv6 blocks does not know them, as clients from before November 2016: in a VPC that has some the rule
 * may have them. What came later still is no part of what such a client can be asked for.
 */
const IPV6 = 'Ipv6Ranges';

/**
 * The lists of peers that a permission lacks. AWS prints all four, and its clients keep one that is empty: where an answer has one of the kind that is empty, one that is not
 * there was cut out. Where none is, whoever made the answer left empty ones out, or never knew them.
 */
export class PeerLists {
  readonly #context: Import;
  /** The lists that are empty somewhere, by file. */
  readonly #printed = new Map<string, Set<string>>();
  readonly #lacking = new Set<string>();

  constructor(context: Import) {
    this.#context = context;
    for (const { raw, place } of context.described.items('SecurityGroups')) {
      const printed = this.#printed.get(place.file) ?? new Set();
      this.#printed.set(place.file, printed);
      for (const permission of ['IpPermissions', 'IpPermissionsEgress'].flatMap((field) => valuesAt(raw, [field])))
        for (const list of LISTS) if (isObject(permission) && isEmptyList(permission[list])) printed.add(list);
    }
    for (const printed of this.#printed.values()) if (printed.size > 0) printed.add(FIRST);
  }

  /** What the lists that are not there may hold. */
  untold(permission: Lists, file: string, vpc: string | undefined): PeerDraft[] {
    const printed = this.#printed.get(file);
    const isExpected = (list: (typeof LISTS)[number]): boolean =>
      printed?.has(list) === true || (list === IPV6 && printed?.has(FIRST) === true && this.#hasIpv6(vpc));
    const lacking = LISTS.filter((list) => (permission[list] ?? undefined) === undefined && isExpected(list));
    for (const list of lacking) this.#lacking.add(list);
    return lacking.map((list) => {
      if (list === 'IpRanges') return { cidr: '0.0.0.0/0' };
      if (list === 'Ipv6Ranges') return { cidr: '::/0' };
      return { ref: unknownPrefixList(this.#context.network) };
    });
  }

  #hasIpv6(vpc: string | undefined): boolean {
    const home = this.#context.network.find(vpc, 'vpc');
    return home?.unknown === true || home?.cidrs.some((block) => block.includes(':')) === true;
  }

  tell(): void {
    if (this.#lacking.size === 0) return;
    this.#context.warnings.add(
      say`
        Rules of security groups lack ${[...this.#lacking].join(', ')}, which AWS tells of each: what they let
        through besides is unknown. Old versions of the AWS command line leave out what they do not know. Ask a
        current one: \`aws ec2 describe-security-groups\`.
      `,
    );
  }
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
