/** What is missing where an expectation fails that something can be reached: every rule to add at every filter that stops it, for its traffic and its clients alone. */
import { type Analysis, type Asked, askAll, unaskedPair } from '../answers/index.js';
import { questionEndsOf } from '../endpoints/index.js';
import { type Group, holdersByGroup } from '../filters/index.js';
import type { Edit } from '../findings/index.js';
import type { AclRule, Expectation, SecurityGroup, Topology } from '../topology/index.js';
import { repliesTo, type Step, seenAt, type Trace } from '../trace/index.js';
import {
  ALL_SERVICES,
  NO_SERVICES,
  type ServiceSet,
  servicesCover,
  servicesOf,
  subtractServices,
} from '../traffic/index.js';
import { isWritten } from './insert.js';
import { missingRoute } from './missing-route.js';
import { peerTexts, type RulePlace, type Sought } from './peer-text.js';
import { publicIp } from './public-ip.js';
import { RulePlan } from './rule-plan.js';
import { askedTexts, trafficTexts } from './traffic-text.js';

/** Beyond so many pairs of ends nobody would look through the edits. */
const MOST_PAIRS = 200;

/**
 * One step towards it: what can be told from how packets fare now. Behind a route or a public address that is missing there may be more, which the network with these
 * edits tells. Undefined: something stops it that no addition mends, or that nobody wrote.
 */
export function makeItHold(analysis: Analysis, { assertion }: Pick<Expectation, 'assertion'>): Edit[] | undefined {
  if (assertion.kind !== 'can' || assertion.via.length > 0) return undefined;
  const { compiled } = analysis;
  const from = questionEndsOf(compiled, assertion.from);
  const to = questionEndsOf(compiled, assertion.to);
  const { traffics } = assertion;
  const unnamed = unaskedPair(compiled, from, to, 'natural');
  if (unnamed) {
    const isUnnamed = unnamed.from.kind === 'internet' && unnamed.to.kind === 'interface';
    return isUnnamed ? publicIp(unnamed.to.iface) : undefined;
  }
  const items = askAll(compiled, () => analysis.classes, { from, to, traffics, addressing: 'natural' });
  if (items.length === 0 || items.length > MOST_PAIRS) return undefined;
  const plan = new RulePlan();
  const routes = new Map<string, Edit>();
  for (const item of items) {
    const sought: Sought = { compiled, flow: item.pair, from, to };
    for (const trace of item.telling) {
      for (const [step, stopped] of stopsOf(trace, item)) {
        if (step.detail.kind === 'plain') {
          const route = missingRoute(compiled, step);
          if (!route) return undefined;
          routes.set(`${route.origin.range.end.line}:${route.origin.range.end.column} ${route.newText}`, route);
        } else if (!addRules(plan, sought, step, stopped, item, traffics)) return undefined;
      }
    }
  }
  const rules = plan.edits();
  return rules && rules.length + routes.size > 0 ? [...routes.values(), ...rules] : undefined;
}

/** What of the asked traffic each step stops, or of its replies, whether or not the others let it through. */
function* stopsOf(trace: Trace, { asked }: Asked): Iterable<readonly [Step, ServiceSet]> {
  for (const step of trace.steps) {
    const wanted =
      step.direction === 'forward'
        ? seenAt(step, asked)
        : repliesTo(asked, trace.segments[step.segment] ?? { low: 1024, high: 65535 });
    const stopped = subtractServices(wanted, step.allowed.may);
    // Of replies all, so that the rule says from which ports clients pick, not which of them were forgotten.
    if (stopped !== NO_SERVICES) yield [step, step.direction === 'forward' ? stopped : wanted];
  }
}

/** False: the rule cannot be written. */
function addRules(
  plan: RulePlan,
  sought: Sought,
  step: Step,
  stopped: ServiceSet,
  { pair }: Asked,
  traffics: Parameters<typeof askedTexts>[2],
): boolean {
  const { detail } = step;
  const { family } = pair.source;
  if (detail.kind === 'acl') {
    const { acl, direction, peer } = detail;
    if (!acl || !isWritten(acl)) return false;
    const { file } = acl.origin;
    const own = step.mapping || step.direction === 'return' || !traffics ? undefined : traffics;
    const isAll = step.direction === 'forward' && !traffics;
    const texts = isAll ? ['all'] : own ? oneRangeEach(stopped, family, own, file) : trafficTexts(stopped, family);
    const peers = peerTexts(sought, peer, { vpc: acl.vpc, file, names: false, groups: false });
    if (!texts || !peers) return false;
    const [decider] = sought.compiled.acls
      .decisions(acl, direction, peer.cls, peer.family, stopped)
      .filter(({ action }) => action === 'deny');
    const denier = decider?.rule;
    const narrow = denier && narrowPeer(denier, peers);
    const isWhole =
      denier !== undefined &&
      texts.length === 1 &&
      (narrow !== undefined || peers.join() === peerText(denier)) &&
      servicesCover(stopped, servicesOf([denier.traffic], family) ?? ALL_SERVICES);
    if (isWhole) plan.replaceInAcl(denier, texts[0] as string, narrow ?? (peers[0] as string));
    else
      for (const text of texts)
        for (const other of narrow ? [narrow] : peers) plan.addToAcl(acl, direction, text, other, denier);
    return true;
  }
  if (detail.kind !== 'groups') return false;
  const { direction, peer, groups, lost, others, iface } = detail;
  const group = smallest(groups.groups, sought.compiled.topology);
  const place: RulePlace = {
    vpc: iface.vpc,
    file: (group ?? iface.vpc).origin.file,
    names: true,
    groups: others !== undefined && lost === undefined,
  };
  const texts =
    step.mapping && traffics ? trafficTexts(stopped, family) : askedTexts(stopped, family, traffics, place.file);
  const peers = peerTexts(sought, peer, place);
  if (!texts || !peers) return false;
  if (group) plan.addToGroup(group, direction, texts.join(', '), peers);
  else if (groups.groups.length === 1 && direction === 'inbound' && isWritten(iface.vpc))
    plan.addToDefaultGroup(iface.vpc, texts.join(', '), peers);
  else return false;
  return true;
}

/** An ACL's rule has one range of one protocol: the question's own words where each of them is one. */
function oneRangeEach(
  stopped: ServiceSet,
  family: 4 | 6,
  traffics: NonNullable<Parameters<typeof askedTexts>[2]>,
  file: string,
): string[] | undefined {
  const numbers = trafficTexts(stopped, family);
  const words = askedTexts(stopped, family, traffics, file);
  return words && numbers && words.length === numbers.length ? words : numbers;
}

/** The declared group that the fewest have: nobody else is opened who need not be. */
function smallest(groups: readonly Group[], topology: Topology): SecurityGroup | undefined {
  const declared = groups.filter(
    (group): group is SecurityGroup => group.kind === 'security-group' && isWritten(group),
  );
  const holders = holdersByGroup(topology);
  return declared.sort((a, b) => (holders.get(a)?.length ?? 0) - (holders.get(b)?.length ?? 0))[0];
}

const EVERYBODY: ReadonlySet<string> = new Set(['any', '0.0.0.0/0', '::/0']);

/** Where all are to pass and a rule stops some of them, those alone are let past it. */
function narrowPeer(denier: AclRule, peers: readonly string[]): string | undefined {
  const own = peerText(denier);
  return peers.length === 1 && EVERYBODY.has(peers[0] as string) && !EVERYBODY.has(own) ? own : undefined;
}

function peerText({ peer }: AclRule): string {
  if (peer.kind === 'any') return 'any';
  return peer.kind === 'ref' ? peer.ref.text : peer.literal.text;
}
