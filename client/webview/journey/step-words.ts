import { say, termOf } from '../../../network/words/index.js';
import type { Answer, Hop, Verdict } from '../../../server/protocol.js';
import { changesOf, type StepLine, translation } from '../trace/hops.js';
import { sentence } from '../ui/words.js';
import type { NotebookLine, Station } from './journey.js';

type Ends = Pick<Answer, 'from' | 'to'>;

/** `tcp the internet → 10.0.0.10:443`. Of a packet what a group remembers it by, without the client's port, which each connection chooses anew. */
export function notebookEntry({ protocol, source, destination, destinationPorts, types }: Hop['packet']): string {
  const what = types ? `${protocol} ${types}` : protocol || 'all';
  const every = destinationPorts === undefined || destinationPorts === '0-65535';
  return `${what} ${source} → ${every ? destination : `${destination}:${destinationPorts}`}`;
}

function endName(text: string): string {
  return text === 'internet' ? say`the internet` : text;
}

export function departureText({ from, to }: Ends, packet: Hop['packet'] | undefined): string {
  return packet
    ? say`A request sets out from ${endName(from)} to ${endName(to)}: ${notebookEntry(packet)}.`
    : say`A request sets out from ${endName(from)} to ${endName(to)}.`;
}

export function arrivalText({ to }: Ends, reply: Hop['packet'] | undefined): string {
  if (!reply) return say`The request arrives at ${endName(to)}.`;
  return say`The request arrives at ${endName(to)}, which answers: the reply goes to the port that the client chose.`;
}

export function returnText({ from }: Ends, verdict: Verdict): string {
  if (verdict === 'partly') return say`A part of the replies is back at ${endName(from)}.`;
  if (verdict === 'unknown')
    return say`Whether the reply comes back to ${endName(from)} hangs on what the files do not say.`;
  return say`The reply is back at ${endName(from)}: it works.`;
}

/** What stands beside the line: the rule that decided and its verdict; addresses, where they change. */
export function labelOf({ hop, decision, next, name }: StepLine): string {
  switch (decision) {
    case 'not-reached':
      return say`not reached`;
    case 'translate':
      return changesOf(hop, next)
        .map(({ from, to }) => `${from} → ${to}`)
        .join(', ');
    case 'remembered':
      return say`in its notebook`;
    case 'not-evaluated':
      return say`not asked`;
    default: {
      const rule = ruleOf(hop);
      const verdict = decisionWord(decision);
      // Where it ends must be plain without looking for what stands there.
      const told = [rule, verdict].filter(Boolean).join(' · ');
      return decision === 'deny' ? `${name}: ${told}` : told;
    }
  }
}

function decisionWord(decision: 'allow' | 'deny' | 'partly' | 'unknown' | 'pass'): string {
  if (decision === 'partly') return say`a part`;
  if (decision === 'unknown') return say`not known`;
  return decision === 'pass' ? '' : termOf(decision);
}

/** How a half ends, as a sentence of its own. */
function endText(half: Station['half']): string {
  return half === 'request' ? say`The request ends here.` : say`The reply ends here.`;
}

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');

function ruleOf({ checkpoint, rule }: Hop): string {
  if (rule === undefined) return '';
  if (checkpoint.startsWith('network-acl')) return say`rule ${rule}`;
  // A block alone would be taken for the packet's address.
  return checkpoint === 'route-table' || checkpoint === 'transit-gateway' ? say`route ${rule}` : rule;
}

/** What happens at a step, and why. */
export function stepText(line: StepLine, half: Station['half'], notebook: NotebookLine | undefined): string {
  const { hop, decision } = line;
  if (decision === 'not-reached') return say`Not reached: the line ended before.`;
  if (hop.checkpoint.startsWith('security-group')) return groupText(hop, decision, half, notebook);
  if (hop.checkpoint.startsWith('network-acl')) return aclText(hop, decision, half);
  const ends = decision === 'deny' ? endText(half) : '';
  const changed =
    decision === 'translate' && changesOf(hop, line.next).length > 0 ? say`It ${translation(hop, line.next)}.` : '';
  return joined(noteOf(hop), changed, ends) || say`It passes.`;
}

function groupText(
  hop: Hop,
  decision: Hop['decision'],
  half: Station['half'],
  notebook: NotebookLine | undefined,
): string {
  const isIn = hop.checkpoint === 'security-group-inbound';
  if (notebook?.does === 'recognises')
    return isIn
      ? say`
        The group has this connection in its notebook (${notebook.entry}). It recognises the reply and lets it in,
        without asking any rule.
      `
      : say`
        The group has this connection in its notebook (${notebook.entry}). It recognises the reply and lets it
        out, without asking any rule.
      `;
  if (decision === 'remembered')
    return say`The group remembers the request, and lets its reply pass without asking any rule.`;
  const writes = notebook ? say`It writes a line in its notebook: ${notebook.entry}.` : '';
  switch (decision) {
    case 'allow':
      return joined(hop.rule ? letsText(hop.rule, half, isIn) : noteOf(hop), writes);
    case 'partly':
      return joined(partText(hop.rule, isIn), writes);
    case 'unknown':
      return joined(
        isIn
          ? say`Whether the group lets it in is not known.`
          : say`
        Whether the group lets it out is not known.
      `,
        noteOf(hop),
      );
    case 'deny':
      return joined(noRuleText(half, isIn), endText(half));
    default:
      return noteOf(hop);
  }
}

function letsText(rule: string, half: Station['half'], isIn: boolean): string {
  if (half === 'request')
    return isIn
      ? say`Its rule “${rule}” lets the request in.`
      : say`
    Its rule “${rule}” lets the request out.
  `;
  return isIn ? say`Its rule “${rule}” lets the reply in.` : say`Its rule “${rule}” lets the reply out.`;
}

function partText(rule: string | undefined, isIn: boolean): string {
  if (rule)
    return isIn ? say`Its rule “${rule}” lets a part of it in.` : say`Its rule “${rule}” lets a part of it out.`;
  return isIn ? say`The group lets a part of it in.` : say`The group lets a part of it out.`;
}

function noRuleText(half: Station['half'], isIn: boolean): string {
  if (half === 'request')
    return isIn
      ? say`No rule of the group lets the request in, and what no rule allows is dropped.`
      : say`No rule of the group lets the request out, and what no rule allows is dropped.`;
  return isIn
    ? say`No rule of the group lets the reply in, and what no rule allows is dropped.`
    : say`No rule of the group lets the reply out, and what no rule allows is dropped.`;
}

/** An ACL keeps no notebook: each way is asked anew. */
function aclText(hop: Hop, decision: Hop['decision'], half: Station['half']): string {
  const isIn = hop.checkpoint === 'network-acl-inbound';
  const anew = half === 'reply' ? say`An ACL keeps no notebook, so the reply is asked anew.` : '';
  const silent = half === 'request' ? say`It writes nothing down.` : '';
  switch (decision) {
    case 'allow':
      return joined(anew, hop.rule ? allowsText(hop.rule, isIn) : noteOf(hop), silent);
    case 'deny':
      return joined(anew, deniesText(hop.rule, isIn), endText(half));
    case 'partly':
      return joined(
        anew,
        isIn
          ? say`Its rules allow a part of it into the subnet, and deny the rest.`
          : say`Its rules allow a part of it out of the subnet, and deny the rest.`,
      );
    case 'unknown':
      return joined(
        anew,
        isIn
          ? say`Whether it is allowed into the subnet is not known.`
          : say`Whether it is allowed out of the subnet is not known.`,
        noteOf(hop),
      );
    default:
      return noteOf(hop);
  }
}

function allowsText(rule: string, isIn: boolean): string {
  return isIn ? say`Rule ${rule} allows it into the subnet.` : say`Rule ${rule} allows it out of the subnet.`;
}

function deniesText(rule: string | undefined, isIn: boolean): string {
  if (rule === undefined || rule === '*')
    return isIn
      ? say`No rule allows it into the subnet, so the last one, *, denies it.`
      : say`No rule allows it out of the subnet, so the last one, *, denies it.`;
  return isIn ? say`Rule ${rule} denies it into the subnet.` : say`Rule ${rule} denies it out of the subnet.`;
}

function noteOf({ note }: Hop): string {
  return note ? sentence(note) : '';
}
