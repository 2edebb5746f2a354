import { parseAddress, parseCidr } from '../../network/address/index.js';
import {
  type Element,
  NOWHERE,
  qualifiedName,
  type Subject,
  type SubjectElement,
  type Topology,
} from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { candidates, NearNames, unresolvedMessage } from '../link/link-messages.js';
import { resolve } from '../link/resolve.js';
import { ROLES } from '../link/roles.js';
import { addressProblem, cidrProblem } from '../lower/address-problems.js';
import { scopeOf } from './topology-scope.js';

/** One end of a question, as a person types it: a name, `vpc.name`, a provider id, an address, a CIDR block or `internet`. */
export function parseSubject(text: string, topology: Topology): { subject: Subject } | { error: string } {
  const wanted = text.trim();
  if (wanted === '')
    return {
      error: say`
        Nobody is named here: write a name such as \`web-1\` or \`shop.web-1\`, an address, a CIDR block, or
        \`internet\`.
      `,
    };
  if (wanted === 'internet') return { subject: { kind: 'internet', origin: NOWHERE, text: wanted } };
  if (wanted === 'any')
    return {
      error: say`
      \`any\` is no end of a connection: write \`internet\`, or a CIDR block such as \`0.0.0.0/0\`.
    `,
    };
  const place = { file: scopeOf(topology) };
  const { targets, sharedId } = find(wanted, topology);
  if (targets.length === 1 || sharedId)
    return {
      subject: { kind: 'ref-subject', origin: NOWHERE, text: wanted, targets: targets as readonly SubjectElement[] },
    };
  if (targets.length > 1)
    return {
      error: say`
        \`${wanted}\` could be ${candidates(targets)}. Write which one is meant, such as
        \`${qualifiedName(targets[0] as Element)}\`.
      `,
    };
  if (/^[\d.]+(\/.*)?$/.test(wanted) || wanted.includes(':')) return parseIp(wanted);
  const [other] = resolve(wanted, place, undefined).targets;
  const near = other ? [] : new NearNames().at(wanted, place, ROLES.subject);
  return {
    error: unresolvedMessage(wanted, ROLES.subject, other, near).replace(
      say` Declare it, or import the file that does.`,
      '',
    ),
  };
}

/** As written, and with the characters that importers replace by `-`. */
function find(wanted: string, topology: Topology): { targets: readonly Element[]; sharedId: boolean } {
  const place = { file: scopeOf(topology) };
  const found = resolve(wanted, place, ROLES.subject.kinds);
  if (found.targets.length > 0) return found;
  const asName = wanted
    .replace(/[^\w.-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
  return asName === wanted || /^[\d.]+\//.test(wanted) || wanted.includes(':')
    ? found
    : resolve(asName, place, ROLES.subject.kinds);
}

function parseIp(text: string): { subject: Subject } | { error: string } {
  if (text.includes('/')) {
    const parsed = parseCidr(text);
    if (!parsed) return { error: cidrProblem(text) };
    return {
      subject: {
        kind: 'cidr-subject',
        origin: NOWHERE,
        text,
        literal: { kind: 'cidr-literal', text, origin: NOWHERE, cidr: parsed.cidr, hostBits: parsed.hostBits },
      },
    };
  }
  const address = parseAddress(text);
  if (address === undefined) return { error: addressProblem(text) };
  return {
    subject: {
      kind: 'address-subject',
      origin: NOWHERE,
      text,
      literal: { kind: 'address-literal', text, origin: NOWHERE, address },
    },
  };
}
