import type { Finding, Fix } from '../../network/findings/index.js';
import { type Element, isBuiltinService, nounOf, withArticle, writtenName } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import { RESERVED_NAMES } from '../generated/words.js';
import type { FileScope, Owner, Registered } from '../link/scopes.js';

const TRAFFIC_WORDS: ReadonlySet<string> = new Set([
  'all',
  'tcp',
  'udp',
  'icmp',
  'icmpv6',
  'protocol',
  'can',
  'cannot',
  'reach',
]);

/** Names that mean something else. */
export function reservedNames(elements: readonly Registered[]): Finding[] {
  return elements.flatMap(({ element }) => (writtenName(element) === '' ? [] : (reservedName(element) ?? [])));
}

/** Names that are taken already. */
export function takenNames(elements: readonly Registered[], scope: FileScope): Finding[] {
  const findings: Finding[] = [];
  const taken = new Map<Owner | undefined, Map<string, Element>>();
  for (const { element, owner } of elements) {
    const name = writtenName(element);
    if (name === '') continue;
    let names = taken.get(owner);
    if (!names) {
      names = new Map();
      taken.set(owner, names);
    }
    const first = names.get(name) ?? (owner ? undefined : importedTopLevel(scope, element));
    if (first) findings.push(duplicate(element, first, owner, elements));
    else names.set(name, element);
  }
  return findings;
}

function importedTopLevel(scope: FileScope, element: Element): Element | undefined {
  for (const file of scope.visible) {
    if (file === scope) continue;
    const found = file.top.named(writtenName(element))[0];
    if (found) return found;
  }
  return undefined;
}

function duplicate(
  element: Element,
  first: Element,
  owner: Owner | undefined,
  elements: readonly Registered[],
): Finding {
  const where = owner ? `\`${writtenName(owner)}\`` : say`The top level`;
  return {
    rule: 'name-duplicate',
    severity: 'error',
    message: say`
      ${where} already has something called
      \`${writtenName(element)}\`: ${withArticle(nounOf(first))}. A name must tell which of them is meant, so give
      this ${nounOf(element)} another one.
    `,
    origin: element.nameOrigin,
    related: [{ message: say`\`${writtenName(first)}\` is declared here first`, origin: first.nameOrigin }],
    fixes: renaming(element, elements),
  };
}

/** What names it keeps to the first: which of them was meant, nobody can tell. */
function renaming(element: Element, elements: readonly Registered[]): Fix[] {
  const { nameOrigin } = element;
  if (nameOrigin.file === '') return [];
  const taken = new Set(elements.map((one) => writtenName(one.element)));
  const stem = writtenName(element);
  for (let i = 2; ; i++) {
    const name = `${stem}-${i}`;
    if (!taken.has(name)) return [{ title: say`Call it \`${name}\``, edits: [{ origin: nameOrigin, newText: name }] }];
  }
}

function reservedName(element: Element): Finding | undefined {
  const { nameOrigin } = element;
  const name = writtenName(element);
  const finding = (message: string, severity: Finding['severity'] = 'error'): Finding => ({
    rule: 'name-reserved',
    severity,
    message,
    origin: nameOrigin,
    related: [],
  });
  if (RESERVED_NAMES.has(name))
    return finding(
      say`
        \`${name}\` has a meaning of its own in rules, routes and expectations, so nothing can be called so.
        Choose another name.
      `,
    );
  if (element.kind === 'security-group' && name === 'default') {
    return finding(
      say`
        AWS keeps the name \`default\` for the group that every VPC has. Choose another name; to describe that
        group itself, write \`default security-group\` with a name of your own.
      `,
    );
  }
  if (element.kind === 'service') {
    if (TRAFFIC_WORDS.has(name))
      return finding(
        say`
          \`${name}\` is a word of the language in a list of traffic, so no service can be called so. Choose
          another name.
        `,
      );
    if (isBuiltinService(name))
      return finding(
        say`
          \`${name}\` is a built-in service; from here on this declaration takes its place. Choose another name if
          that is not meant.
        `,
        'warning',
      );
  }
  return undefined;
}
