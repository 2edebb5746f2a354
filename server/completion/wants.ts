/** What can come next in a statement, told from its words. A list of kinds of things; who fills them in is elsewhere. */
import type { BlockKind } from './blocks.js';
import type { CursorContext } from './context.js';
import { assertionWants } from './wants-assertion.js';
import { ruleWants } from './wants-rule.js';
import type { NameKind } from './wants-types.js';
import { NOTHING, TARGETS, trafficOr, type Wants } from './wants-types.js';

const ATTACHED: readonly NameKind[] = ['vpc', 'vpn', 'direct-connect', 'peering'];
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-west-1',
  'eu-central-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'sa-east-1',
];

export function wants(context: CursorContext): Wants {
  const block = context.blocks.at(-1)?.kind ?? 'file';
  const words = context.statement;
  if (block === 'acl-rules' || block === 'group-rules')
    return ruleWants(words, block, context.blocks.at(-1)?.header.includes('inbound') ? 'from' : 'to');
  if (block === 'test') return assertionWants(words);
  if (words.length === 0)
    return {
      items: true,
      ...(block === 'route-table' || block === 'transit-table'
        ? { names: ['prefix-list', 'vpc', 'subnet', 'network'] }
        : {}),
    };
  if (words[0] === 'expect') return assertionWants(words.slice(1));
  return statementWants(words, block);
}

function statementWants(words: readonly string[], block: BlockKind): Wants {
  const last = words.at(-1) as string;
  const lead = leadOf(words);
  switch (lead) {
    case 'route-table':
      return block === 'vpc' || block === 'transit-gateway' || last !== lead ? NOTHING : { names: ['route-table'] };
    case 'network-acl':
      return block === 'vpc' || last !== lead ? NOTHING : { names: ['network-acl'] };
    case 'security-groups':
      return last === lead || last === ',' ? { names: ['security-group'] } : NOTHING;
    case 'vpc':
      if (last === 'in') return { words: REGIONS };
      return words.length === 2 ? { block: 'vpc' } : words.length > 2 && last !== ',' ? { words: ['in'] } : NOTHING;
    case 'subnet':
      return subnetWants(words, last);
    case 'public':
    case 'private':
      return block === 'vpc' ? { words: ['subnet'] } : { words: ['nat-gateway'] };
    case 'main':
      return { words: ['route-table'] };
    case 'default':
      return { words: ['network-acl', 'security-group'] };
    case 'regional':
      return { words: ['nat-gateway'] };
    case 'listener':
      return listenerWants(last);
    case 'service':
      return words.includes('=') ? trafficOr(last, ['=', ',']) : NOTHING;
    default:
      return otherWants(lead, words, last, block);
  }
}

/** The word that says what the statement is; `public subnet` is a subnet. */
function leadOf(words: readonly string[]): string {
  const [first = '', second] = words;
  const modifier =
    first === 'public' || first === 'private' || first === 'main' || first === 'default' || first === 'regional';
  return modifier && second ? second : first;
}

function subnetWants(words: readonly string[], last: string): Wants {
  if (last === 'in') return { words: ['a', 'b', 'c'] };
  const name = words.indexOf('subnet') + 1;
  if (words.length === name + 1 || last === ',') return { block: 'subnet' };
  return words.length > name + 1 && !words.includes('in') ? { words: ['in'] } : NOTHING;
}

function listenerWants(last: string): Wants {
  if (last === 'listener' || last === 'on') return { traffic: true };
  if (last === '->' || last === ',') return { names: ['resource', 'load-balancer', 'subnet', 'host'] };
  return last === 'client-ip' ? { words: ['preserved', 'replaced'] } : { words: ['on', 'client-ip'] };
}

/** What follows a word of a statement: `vpn x from` wants a network. */
const AFTER: Readonly<Record<string, Readonly<Record<string, Wants>>>> = {
  vpn: { from: { names: ['network'] }, to: { names: ['vpn-gateway', 'transit-gateway'] } },
  'direct-connect': { from: { names: ['network'] }, to: { names: ['vpn-gateway', 'transit-gateway'] } },
  peering: { between: { names: ['vpc', 'transit-gateway'] }, and: { names: ['vpc', 'transit-gateway'] } },
  attach: { attach: { names: ['vpc'] }, in: { names: ['subnet'] } },
  associate: { associate: { names: ATTACHED } },
  'gateway-endpoint': { to: { names: ['prefix-list'] }, in: { names: ['route-table'] } },
  'application-load-balancer': { in: { names: ['subnet'] } },
  'network-load-balancer': { in: { names: ['subnet'] } },
  'classic-load-balancer': { in: { names: ['subnet'] } },
  'block-public-access': {
    'block-public-access': { words: ['bidirectional', 'ingress'] },
    except: { names: ['subnet'] },
    allow: { words: ['bidirectional', 'egress'] },
  },
  'cross-zone': { 'cross-zone': { words: ['on', 'off'] } },
  'source-dest-check': { 'source-dest-check': { words: ['off'] } },
};

/** The words that follow, in their order: `vpn x` wants `from`, `vpn x from y` wants `to`. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  vpn: ['from', 'to'],
  'direct-connect': ['from', 'to'],
  peering: ['between', 'and'],
  attach: ['in'],
  'gateway-endpoint': ['to', 'in'],
  'application-load-balancer': ['in'],
  'network-load-balancer': ['in'],
  'classic-load-balancer': ['in'],
};

function otherWants(lead: string, words: readonly string[], last: string, block: BlockKind): Wants {
  if (last === '->') return { names: block === 'transit-table' ? ATTACHED : TARGETS, words: ['local', 'blackhole'] };
  if (lead === 'propagate')
    return last === 'propagate' || last === ','
      ? { names: block === 'transit-table' ? ATTACHED : ['vpn-gateway'] }
      : NOTHING;
  if ((block === 'route-table' || block === 'transit-table') && words.length === 1 && lead !== 'id')
    return { words: ['->'] };
  const after = Object.hasOwn(AFTER, lead) ? AFTER[lead] : undefined;
  // Behind a comma the list goes on: what counts is the word before it that says what the list is of.
  const key = last === ',' ? [...words].reverse().find((word) => after && Object.hasOwn(after, word)) : last;
  const next = after && key && Object.hasOwn(after, key) ? after[key] : undefined;
  if (next) return next;
  const order = Object.hasOwn(ORDER, lead) ? ORDER[lead]?.find((word) => !words.includes(word)) : undefined;
  if (order && words.length > 1) return { words: [order] };
  if ((lead === 'database' || lead === 'function' || lead === 'interface-endpoint') && block === 'vpc')
    return last === 'in' || last === ',' ? { names: ['subnet'] } : words.length === 2 ? { words: ['in'] } : NOTHING;
  if (block === 'subnet' && words.length === (words[0] === 'private' ? 3 : 2)) return { address: true };
  return NOTHING;
}
