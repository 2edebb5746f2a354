import type { Finding, Fix } from '../../network/findings/index.js';
import { atEnd } from '../../network/repairs/index.js';
import { type Element, type Origin, qualifiedName } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { LinkRequest } from '../lower/file-builder.js';
import { candidates, type NearNames, unresolvedMessage } from './link-messages.js';
import { insideOwner, ownerDot, resolve } from './resolve.js';
import { isOutsideFiles, type Place } from './scopes.js';

/** A name in the text and what it means. */
export interface Link {
  readonly origin: Origin;
  readonly text: string;
  /** None: unresolved. Several: ambiguous, or an id shared by several interfaces. */
  readonly targets: readonly Element[];
}

/** What the names of some lines mean. */
export interface Linked {
  readonly links: readonly Link[];
  readonly findings: readonly Finding[];
  /** The names among them whose meaning may hang on other lines: all but those that the VPC has which they stand in. */
  readonly outside: readonly {
    readonly request: LinkRequest;
    readonly link: Link;
    readonly finding: Finding | undefined;
  }[];
}

/** Looks every name up, once all names of all files are known. The work is a few look-ups a name, whatever the size of the network. */
export function linkAll(requests: readonly LinkRequest[], near: NearNames): Linked {
  const links: Link[] = [];
  const findings: Finding[] = [];
  const outside: Linked['outside'][number][] = [];
  for (const request of requests) {
    let finding: Finding | undefined;
    const found = link(request, near, (one) => {
      finding = one;
    });
    links.push(found);
    if (finding) findings.push(finding);
    if (finding || !standsInside(request)) outside.push({ request, link: found, finding });
  }
  return { links, findings, outside };
}

/** Whether the VPC in which a name stands has it: then nothing else matters. */
function standsInside({ text, owner, file, role }: LinkRequest): boolean {
  return (
    typeof owner === 'object' &&
    ownerDot(text) < 0 &&
    insideOwner(text, owner, { file, owner }, role.kinds) !== undefined
  );
}

/** Whether names that were looked up before mean the same among the names that there are now. `changed`: those under which there may be something else than before. */
export function meansTheSame({ outside }: Linked, changed: { has(name: string): boolean }): boolean {
  return outside.every(({ request, link: { targets } }) => {
    if (!changed.has(firstName(request.text))) return true;
    const owner = typeof request.owner === 'function' ? request.owner() : request.owner;
    const now = resolve(request.text, { file: request.file, owner }, request.role.kinds).targets;
    return now.length === targets.length && now.every((target, i) => target === targets[i]);
  });
}

/** What the meaning of a name hangs on: of `vpc.name` on `vpc`, since what a VPC has stands where the VPC does. */
function firstName(text: string): string {
  const dot = ownerDot(text);
  return dot < 0 ? text : text.slice(0, dot);
}

/** The same names, which mean the same: what is near to those that mean nothing may be others. */
export function toldAgain(linked: Linked, near: NearNames): Linked {
  if (linked.findings.length === 0) return linked;
  const findings: Finding[] = [];
  const outside = linked.outside.map((name) => {
    if (!name.finding) return name;
    let { finding } = name;
    if (name.link.targets.length === 0)
      link(name.request, near, (one) => {
        finding = one;
      });
    findings.push(finding);
    return { ...name, finding };
  });
  return { ...linked, findings, outside };
}

function howToTell(first: Element, { file }: LinkRequest, sharedId: boolean): string {
  if (sharedId) return say`Write which one is meant.`;
  const name = qualifiedName(first);
  if (name.includes(' ') && !isOutsideFiles(file))
    return say`
      Both are called so in files of their own, and here nothing can say which one is meant: give one of them
      another name.
    `;
  return say`Write which one is meant, such as \`${name}\`.`;
}

function link(request: LinkRequest, near: NearNames, report: (finding: Finding) => void): Link {
  const { text, origin, role } = request;
  const owner = typeof request.owner === 'function' ? request.owner() : request.owner;
  const place: Place = { file: request.file, owner };
  const { targets, sharedId } = resolve(text, place, role.kinds);
  if (targets.length === 1 || (sharedId && request.several)) {
    request.accept(targets);
    return { origin, text, targets };
  }
  if (targets.length > 1) {
    report({
      rule: 'reference-ambiguous',
      severity: 'error',
      message: say`
        \`${text}\` could be ${candidates(targets)}. ${howToTell(targets[0] as Element, request, sharedId)}
      `,
      origin,
      related: targets.map((target) => ({
        message: say`\`${qualifiedName(target)}\` is declared here`,
        origin: target.nameOrigin,
      })),
      ...(sharedId ? {} : fixesOf(origin, targets.map(qualifiedName))),
    });
    return { origin, text, targets };
  }
  if (request.fallback?.(text)) return { origin, text, targets: [] };
  const others = resolve(text, place, undefined).targets;
  const nearest = others[0] ? [] : near.at(text, place, role);
  report({
    rule: 'reference-unresolved',
    severity: 'error',
    message: unresolvedMessage(text, role, others[0], nearest),
    origin,
    ...fixesOf(origin, nearest, others[0] ? [] : declarations(text, role, owner)),
    related: others
      .slice(0, 1)
      .map((other) => ({ message: say`\`${qualifiedName(other)}\` is declared here`, origin: other.nameOrigin })),
  });
  return { origin, text, targets: [] };
}

/** A fix for each name that may be meant, where it can be written; and those that declare one. */
function fixesOf(origin: Origin, names: readonly string[], more: readonly Fix[] = []): { fixes?: Fix[] } {
  const writable = [...new Set(names)].filter((name) => !name.includes(' ')).slice(0, 5);
  const fixes = [
    ...writable.map((name): Fix => ({ title: say`Write \`${name}\``, edits: [{ origin, newText: name }] })),
    ...more,
  ];
  return fixes.length > 0 ? { fixes } : {};
}

/** What says nothing until it is filled in, and harms nobody meanwhile: a group that lets nothing in, a table that leads nowhere. */
const DECLARED: ReadonlyMap<Element['kind'], string> = new Map([
  ['security-group', 'security-group'],
  ['route-table', 'route-table'],
] as const);

function declarations(text: string, { kinds }: LinkRequest['role'], owner: Place['owner']): Fix[] {
  const [kind, ...others] = kinds;
  const word = kind && others.length === 0 ? DECLARED.get(kind) : undefined;
  if (!word || owner?.kind !== 'vpc' || !isName(text) || owner.origin.file === '') return [];
  return [{ title: say`Declare the ${word} \`${text}\``, edits: [atEnd(owner.origin, [`${word} ${text} { }`])] }];
}

const isName = (text: string): boolean => /^[A-Za-z][\w-]*$/.test(text);
