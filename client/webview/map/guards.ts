import { plural, say } from '../../../network/words/index.js';
import type { GuardKind, MapFinding, MapGuard, NetworkMap, Severity } from '../../../server/protocol.js';
import { elementsOf } from '../ui/origin-of.js';
import type { Box } from './box.js';

/** How many colours there are for groups. A name stands beside each: more groups than colours, and eyes that see none, lose nothing. */
const COLOURS = 8;

/** What is drawn for a guard: its name, a colour if it is a group, and the worst that is wrong with it. */
export interface GuardMark {
  readonly key: string;
  readonly label: string;
  readonly colour: number | undefined;
  readonly findings: readonly MapFinding[];
}

export function guardKey(kind: GuardKind, id: string): string {
  return `${kind} ${id}`;
}

/** The guards of a map by kind and name. */
export class Guards {
  private readonly byKey = new Map<string, MapGuard>();
  private readonly colours = new Map<string, number>();

  constructor(guards: readonly MapGuard[]) {
    for (const guard of guards) {
      const key = guardKey(guard.kind, guard.id);
      if (guard.kind === 'security-group' && !this.colours.has(key)) this.colours.set(key, this.colours.size % COLOURS);
      this.byKey.set(key, guard);
    }
  }

  find(key: string): MapGuard | undefined {
    return this.byKey.get(key);
  }

  /** AWS's own default group is declared nowhere: it has a name and no colour. */
  markOf(kind: GuardKind, id: string): GuardMark {
    const key = guardKey(kind, id);
    const guard = this.byKey.get(key);
    return {
      key,
      label: guard?.label ?? id.slice(id.lastIndexOf('.') + 1),
      colour: this.colours.get(key),
      findings: guard?.findings ?? [],
    };
  }

  /** All that guards a box: the groups of a resource, the ACL and the table of a subnet. */
  at({ groups, guards: own }: Pick<Box, 'groups' | 'guards'>): GuardMark[] {
    const { networkAcl, routeTable } = own ?? {};
    return [
      ...groups.map((id) => this.markOf('security-group', id)),
      ...(networkAcl === undefined ? [] : [this.markOf('network-acl', networkAcl)]),
      ...(routeTable === undefined ? [] : [this.markOf('route-table', routeTable)]),
    ];
  }
}

/** The elements that a guard governs: the subnets of an ACL or a table, what wears a group. */
export function governedBy(map: NetworkMap, kind: GuardKind, id: string): string[] {
  if (kind === 'security-group')
    return [...elementsOf(map)]
      .filter(({ securityGroups }) => securityGroups?.includes(id))
      .map((element) => element.id);
  return map.vpcs
    .flatMap(({ zones }) => zones.flatMap(({ subnets }) => subnets))
    .filter(({ guards }) => (kind === 'network-acl' ? guards.networkAcl : guards.routeTable) === id)
    .map((subnet) => subnet.id);
}

/** The worst first. The page knows the network by types alone, so the compiler holds that none is missing. */
const SEVERITIES = Object.keys({ error: 1, warning: 1, information: 1, hint: 1 } satisfies Record<
  Severity,
  1
>) as Severity[];

export function worst(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return SEVERITIES.find((severity) => severities.includes(severity));
}

/** A mark, and what is read aloud, is no list of everything. */
const MOST_FINDINGS = 20;

/** The findings in words; where they are many the first of them, and where the others are. */
export function findingTexts(findings: readonly MapFinding[]): string[] {
  const told = findings.slice(0, MOST_FINDINGS).map(findingText);
  const more = findings.length - told.length;
  return more > 0
    ? [...told, say`and ${plural(more, 'finding')} more, which are listed below the map once this is chosen`]
    : told;
}

/** `Error: …`, as a mark says it. */
export function findingText({ severity, message }: MapFinding): string {
  return `${severity.charAt(0).toUpperCase()}${severity.slice(1)}: ${message}`;
}
