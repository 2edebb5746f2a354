/**
 * Rules are what is edited most. Where the text of a piece differs from the one before in rules of groups and network ACLs alone, its elements stay,
 * and those whose rules differ get the new ones: what was worked out of everything else holds on.
 */
import type { AclRule, Filter, GroupRule, Origin, OtherRules } from '../../network/topology/index.js';
import { type Linked, linkAll } from '../link/link.js';
import { NearNames } from '../link/link-messages.js';
import type { FileScope } from '../link/scopes.js';
import { isSound, type Piece } from '../parse/piece.js';
import { tokensOf } from '../services.js';
import type { FileBuilder, LinkRequest } from './file-builder.js';
import { type LoweredPiece, lowerPiece } from './lower-piece.js';
import { describe, type Mutable } from './mutable.js';
import { moveTo } from './places.js';
import { type RuleList, type Span, spliced } from './rule-lists.js';
import { differingLines } from './same-meaning.js';

export interface PieceWithOtherRules {
  readonly piece: LoweredPiece;
  readonly others: readonly OtherRules[];
  /** Where the rules stood that are no more. */
  readonly gone: readonly Origin[];
}

/** Undefined: something else differs too, or it cannot be told. */
export function withRulesOf(
  lowered: LoweredPiece,
  piece: Piece,
  scope: FileScope,
): (() => PieceWithOtherRules) | undefined {
  const { builder, linked } = lowered;
  if (!linked || !isSound(lowered.piece) || !isSound(piece) || !isWithinFilters(lowered, piece)) return undefined;
  const again = lowerPiece(piece, scope);
  const [old, now] = [wordsOf(lowered), wordsOf(again)];
  if (old.frame !== now.frame || old.rules.length !== now.rules.length) return undefined;
  const differing = now.rules.flatMap((words, i) => (words === old.rules[i] ? [] : [i]));
  const oldLists = differing.map((i) => builder.rules[i] as RuleList);
  const lists = differing.map((i) => again.builder.rules[i] as RuleList);
  const spansOf = (all: readonly RuleList[], what: 'origins' | 'links' | 'findings'): Span[] =>
    all.map((one) => one[what]);
  const splice = <T>(what: 'origins' | 'links' | 'findings', ours: readonly T[], theirs: readonly T[]) =>
    spliced(ours, spansOf(oldLists, what), theirs, spansOf(lists, what));
  const origins = splice('origins', builder.origins, again.builder.origins);
  const findings = splice('findings', builder.findings, again.builder.findings);
  const requests = splice('links', builder.links, again.builder.links.map(ownedBy(lowered, again)));
  if (!origins || !findings || !requests || builder.elements.length !== again.builder.elements.length) return undefined;
  return () => {
    for (const [i, origin] of origins.entries()) moveTo(origin, again.builder.origins[i] as Origin);
    for (const [i, { element }] of again.builder.elements.entries()) describe(builder.elements[i]?.element, element);
    const others = lists.map((list, i) => rulesFor((oldLists[i] as RuleList).filter, list.filter));
    const gone = oldLists.flatMap(({ origins: { from, to } }) => builder.origins.slice(from, to));
    const rules = again.builder.rules.map(
      (list, i): RuleList => ({
        ...list,
        filter: (builder.rules[i] as RuleList).filter,
      }),
    );
    const made = again.builder.replaced({ origins, findings, links: requests, elements: builder.elements, rules });
    known.set(made, now);
    return {
      piece: {
        ...lowered,
        piece,
        builder: made,
        syntax: [],
        ignores: again.ignores,
        line: piece.line,
        linked: linkedOn(linked, new Set(builder.links), requests),
      },
      others,
      gone,
    };
  };
}

/** Whether what differs begins and ends in groups and ACLs, by lines: lowering a piece in vain costs as much again as what comes of it. */
function isWithinFilters({ builder, piece, line }: LoweredPiece, now: Piece): boolean {
  const filters = builder.rules.map(({ filter }) => filter.origin.range);
  const isInFilter = (at: number): boolean =>
    filters.some(({ start, end }) => start.line - line <= at && at <= end.line - line);
  return differingLines(piece, now).every(isInFilter);
}

interface Words {
  readonly frame: string;
  readonly rules: readonly string[];
}

/** Of pieces that were edited: the next edit is likely to be in the same ones. */
const known = new WeakMap<FileBuilder, Words>();

function wordsOf(lowered: LoweredPiece): Words {
  const words = known.get(lowered.builder) ?? readWords(lowered);
  known.set(lowered.builder, words);
  return words;
}

/**
 * The words of a piece with a gap for each rule, and those of the rules, group by group and ACL by ACL, each with where its gap is: the last rule of one block
 * and the first of the next are not the same. Line breaks count as where a piece is compared with itself.
 */
function readWords({ piece, builder }: LoweredPiece): Words {
  const gaps = builder.rules
    .flatMap(({ texts }, list) => texts.map((text) => ({ ...text, list })))
    .sort((a, b) => a.from - b.from);
  const rules = builder.rules.map(() => '');
  let frame = '';
  let line = 0;
  let gap = 0;
  for (const { image, startOffset, startLine } of tokensOf(piece.text).tokens) {
    while ((gaps[gap]?.to ?? Number.POSITIVE_INFINITY) <= startOffset) gap++;
    const inside = gaps[gap];
    const words = `${startLine === line ? ' ' : '\n'}${image}`;
    line = startLine as number;
    if (inside && startOffset >= inside.from)
      rules[inside.list] += startOffset === inside.from ? `\n${frame.length} ${image}` : words;
    else frame += words;
  }
  return { frame, rules };
}

/** Names are looked up in the VPC that stays. */
function ownedBy(before: LoweredPiece, now: LoweredPiece): (request: LinkRequest) => LinkRequest {
  const elements = new Map<unknown, unknown>(
    now.builder.elements.map(({ element }, i) => [element, before.builder.elements[i]?.element]),
  );
  return (request) => {
    const owner = elements.get(request.owner);
    return owner ? { ...request, owner: owner as LinkRequest['owner'] } : request;
  };
}

function rulesFor(filter: Filter, { inbound, outbound }: Filter): OtherRules {
  for (const rule of [...(inbound ?? []), ...(outbound ?? [])])
    if (rule.kind === 'acl-rule') (rule as Mutable<AclRule>).acl = filter as AclRule['acl'];
    else (rule as Mutable<GroupRule>).group = filter as GroupRule['group'];
  return { filter, inbound, outbound } as OtherRules;
}

/** What names mean, looked up for those that are new. */
function linkedOn(before: Linked, known: ReadonlySet<LinkRequest>, requests: readonly LinkRequest[]): Linked {
  const fresh = requests.filter((request) => !known.has(request));
  const linked = linkAll(fresh, new NearNames());
  const links = new Map<LinkRequest, Linked['links'][number]>();
  let at = 0;
  for (const request of known) {
    links.set(request, before.links[at] as Linked['links'][number]);
    at++;
  }
  for (const [i, request] of fresh.entries()) links.set(request, linked.links[i] as Linked['links'][number]);
  const outside = new Map([...before.outside, ...linked.outside].map((one) => [one.request, one]));
  const ordered = requests.flatMap((request) => outside.get(request) ?? []);
  return {
    links: requests.map((request) => links.get(request) as Linked['links'][number]),
    findings: ordered.flatMap(({ finding }) => finding ?? []),
    outside: ordered,
  };
}
