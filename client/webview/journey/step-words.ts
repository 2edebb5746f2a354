import type { Answer, Hop, Verdict } from '../../../server/protocol.js';
import { changesOf, plainPorts, type StepLine, translation } from '../trace/hops.js';
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
  return text === 'internet' ? 'the internet' : text;
}

export function departureText({ from, to }: Ends, packet: Hop['packet'] | undefined): string {
  return `A request sets out from ${endName(from)} to ${endName(to)}${packet ? `: ${notebookEntry(packet)}` : ''}.`;
}

export function arrivalText({ to }: Ends, reply: Hop['packet'] | undefined): string {
  if (!reply) return `The request arrives at ${endName(to)}.`;
  return `The request arrives at ${endName(to)}, which answers: the reply goes to the port that the client chose.`;
}

export function returnText({ from }: Ends, verdict: Verdict): string {
  if (verdict === 'partly') return `A part of the replies is back at ${endName(from)}.`;
  if (verdict === 'unknown')
    return `Whether the reply comes back to ${endName(from)} hangs on what the files do not say.`;
  return `The reply is back at ${endName(from)}: it works.`;
}

/** What stands beside the line: the rule that decided and its verdict; addresses, where they change. */
export function labelOf({ hop, decision, next, name }: StepLine): string {
  switch (decision) {
    case 'not-reached':
      return 'not reached';
    case 'translate':
      return changesOf(hop, next)
        .map(({ from, to }) => `${from} → ${to}`)
        .join(', ');
    case 'remembered':
      return 'in its notebook';
    case 'not-evaluated':
      return 'not asked';
    default: {
      const rule = ruleOf(hop);
      const verdict = { allow: 'allow', deny: 'deny', partly: 'a part', unknown: 'not known', pass: '' }[decision];
      // Where it ends must be plain without looking for what stands there.
      const told = [rule, verdict].filter(Boolean).join(' · ');
      return decision === 'deny' ? `${name}: ${told}` : told;
    }
  }
}

function ruleOf({ checkpoint, rule }: Hop): string {
  if (rule === undefined) return '';
  return checkpoint.startsWith('network-acl') ? `rule ${rule}` : rule;
}

/** What happens at a step, and why. */
export function stepText(line: StepLine, half: Station['half'], notebook: NotebookLine | undefined): string {
  const { hop, decision } = line;
  if (decision === 'not-reached') return 'Not reached: the line ended before.';
  if (hop.checkpoint.startsWith('security-group')) return groupText(hop, decision, half, notebook);
  if (hop.checkpoint.startsWith('network-acl')) return aclText(hop, decision, half);
  const ends = decision === 'deny' ? ` The ${half} ends here.` : '';
  const changed =
    decision === 'translate' && changesOf(hop, line.next).length > 0 ? ` It ${translation(hop, line.next)}.` : '';
  return `${hop.note ? sentence(plainPorts(hop.note)) : ''}${changed}${ends}`.trim() || 'It passes.';
}

function groupText(
  hop: Hop,
  decision: Hop['decision'],
  half: Station['half'],
  notebook: NotebookLine | undefined,
): string {
  const way = hop.checkpoint === 'security-group-inbound' ? 'in' : 'out';
  if (notebook?.does === 'recognises')
    return `The group has this connection in its notebook (${notebook.entry}). It recognises the reply and lets it ${way}, without asking any rule.`;
  if (decision === 'remembered')
    return 'The group remembers the request, and lets its reply pass without asking any rule.';
  const by = hop.rule ? `Its rule “${hop.rule}”` : undefined;
  const writes = notebook ? ` It writes a line in its notebook: ${notebook.entry}.` : '';
  switch (decision) {
    case 'allow':
      return `${by ? `${by} lets the ${half} ${way}.` : noteOf(hop)}${writes}`;
    case 'partly':
      return `${by ?? 'The group'} lets a part of it ${way}.${writes}`;
    case 'unknown':
      return `Whether the group lets it ${way} is not known. ${noteOf(hop)}`.trim();
    case 'deny':
      return `No rule of the group lets the ${half} ${way}, and what no rule allows is dropped. The ${half} ends here.`;
    default:
      return noteOf(hop);
  }
}

/** An ACL keeps no notebook: each way is asked anew. */
function aclText(hop: Hop, decision: Hop['decision'], half: Station['half']): string {
  const way = hop.checkpoint === 'network-acl-inbound' ? 'into the subnet' : 'out of the subnet';
  const anew = half === 'reply' ? 'An ACL keeps no notebook, so the reply is asked anew. ' : '';
  const silent = half === 'request' ? ' It writes nothing down.' : '';
  switch (decision) {
    case 'allow':
      return hop.rule ? `${anew}Rule ${hop.rule} allows it ${way}.${silent}` : `${anew}${noteOf(hop)}${silent}`;
    case 'deny':
      return hop.rule === undefined || hop.rule === '*'
        ? `${anew}No rule allows it ${way}, so the last one, *, denies it. The ${half} ends here.`
        : `${anew}Rule ${hop.rule} denies it ${way}. The ${half} ends here.`;
    case 'partly':
      return `${anew}Its rules allow a part of it ${way}, and deny the rest.`;
    case 'unknown':
      return `${anew}Whether it is allowed ${way} is not known. ${noteOf(hop)}`.trim();
    default:
      return noteOf(hop);
  }
}

function noteOf({ note }: Hop): string {
  return note ? sentence(plainPorts(note)) : '';
}
