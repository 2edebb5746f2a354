/**
 * What is said of a network ACL or a security group that stops something. Nobody reads what is stopped where that is all but a little:
 * there the little is told that passes.
 */
import { formatServices, isAllTraffic, kindsOf, NO_SERVICES, type ServiceSet, saysMost } from '../traffic/index.js';
import { say } from '../words/index.js';

export interface Stopping {
  readonly direction: 'inbound' | 'outbound';
  readonly isReply: boolean;
  /** What comes here of what was asked. */
  readonly asked: ServiceSet;
  /** What of that is stopped. */
  readonly stopped: ServiceSet;
  /** What of the asked gets through, as far as it is known. Undefined: it is not known of all of it. */
  readonly passing: ServiceSet | undefined;
}

/** `name` lets through by its rules, from or to the other end, nothing else of what was asked. */
export function groupWords(name: string, stopping: Stopping, other: string, because: string): string {
  const { direction, asked, stopped, passing } = stopping;
  const inwards = direction === 'inbound';
  if (passing !== undefined && isToldByPassing(stopped, passing)) {
    const only = formatServices(passing);
    const of = ofAsked(stopping, other);
    const lets = inwards
      ? say`${of}, the inbound rules of security group ${name} let in only ${only}`
      : say`${of}, the outbound rules of security group ${name} let out only ${only}`;
    return say`${lets}; groups only allow, and what no rule allows is dropped.${because}`;
  }
  const what = servicesWords(passing === NO_SERVICES ? asked : stopped, stopping);
  const passes = inwards ? say`${what} in from ${other}` : say`${what} out to ${other}`;
  return say`
    No ${direction} rule of security group ${name} lets ${passes}; groups
    only allow, and what no rule allows is dropped.${because}
  `;
}

export const noGroupWords = (name: string, stopping: Omit<Stopping, 'passing'>, other: string): string => {
  const what = servicesWords(stopping.stopped, stopping);
  const passes = stopping.direction === 'inbound' ? say`${what} in from ${other}` : say`${what} out to ${other}`;
  return say`${name} has no security group that could let ${passes}.`;
};

interface AclWords {
  readonly name: string;
  /** Which of its subnets' borders it is, and which way. */
  readonly where: string;
}

/** The rule `*`, which every ACL ends with. */
export function impliedDenyWords({ name, where }: AclWords, stopping: Stopping, other: string): string {
  const { direction, stopped, passing } = stopping;
  if (passing !== undefined && isToldByPassing(stopped, passing)) {
    const of = ofAsked(stopping, other);
    return say`
      ${of}, the ${direction} rules of network ACL ${name} allow only ${formatServices(passing)}, and the implicit rule * denies what no other rule decides
      (${where}). ACLs are stateless: each direction needs its own rule.
    `;
  }
  return say`
    No ${direction} rule of network ACL ${name} allows ${packetsWords(stopped, stopping, other)}, so the implicit rule * denies it (${where}). ACLs are stateless: each
    direction needs its own rule.
  `;
}

/** A rule that denies. `named`: what of the asked it would deny if it came first. */
export function ruleDenyWords(
  { name, where }: AclWords,
  { number, named }: { readonly number: number; readonly named: ServiceSet | undefined },
  stopping: Stopping,
  other: string,
): string {
  const { direction, stopped } = stopping;
  if (named !== undefined && named !== stopped && saysMost(stopped))
    return say`
      Network ACL ${name} denies what its earlier rules leave of ${packetsWords(named, stopping, other)} by ${direction}
      rule ${number} (${where}). ACLs are stateless: each direction needs its own rule.
    `;
  return say`
    Network ACL ${name} denies ${packetsWords(stopped, stopping, other)} by ${direction}
    rule ${number} (${where}). ACLs are stateless: each direction needs its own rule.
  `;
}

function ofAsked({ direction, asked, isReply }: Stopping, other: string): string {
  const inwards = direction === 'inbound';
  if (isAllTraffic(asked) && !isReply) return inwards ? say`From ${other}` : say`To ${other}`;
  // What a reply is where everything was asked, the request tells.
  const isLong = isReply && kindsOf(asked) > MOST_KINDS;
  const what = isLong ? say`the reply` : isReply ? replyWords(asked) : formatServices(asked);
  return inwards ? say`Of ${what} from ${other}` : say`Of ${what} to ${other}`;
}

function packetsWords(services: ServiceSet, stopping: Stopping, other: string): string {
  const what = servicesWords(services, stopping);
  return stopping.direction === 'inbound' ? say`${what} from ${other}` : say`${what} to ${other}`;
}

function servicesWords(services: ServiceSet, { isReply }: Pick<Stopping, 'isReply'>): string {
  if (isReply) return replyWords(services);
  return isAllTraffic(services) ? say`any traffic` : formatServices(services);
}

const replyWords = (services: ServiceSet): string =>
  isAllTraffic(services) ? say`the reply` : say`the reply (${formatServices(services)})`;

/** What is stopped is all but a little, or is said in more pieces than what passes. */
function isToldByPassing(stopped: ServiceSet, passing: ServiceSet): boolean {
  if (passing === NO_SERVICES || saysMost(passing)) return false;
  return (
    saysMost(stopped) ||
    kindsOf(stopped) > MOST_KINDS ||
    (rangesOf(stopped) > 1 && rangesOf(passing) <= rangesOf(stopped))
  );
}

const MOST_KINDS = 2;

const rangesOf = ({ bounds }: ServiceSet): number => bounds.length / 2;
