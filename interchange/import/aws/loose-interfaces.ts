import type { Key, ResourceDraft } from '../builder/draft.js';
import type { Import } from './context.js';
import type { ToldEnd } from './told-ends.js';

interface Loose {
  readonly draft: ResourceDraft;
  /** The ends that its description names, as `ES logs`, `ElastiCache sessions-001`, `AWS created network interface for directory d-1` do. */
  readonly named: ReadonlySet<ToldEnd>;
  /** The service that made it, where its description is an ARN, as ECS has it. */
  readonly service: string | undefined;
}

/** Interfaces of nothing that is told: which of them are whose. */
export class LooseInterfaces {
  readonly #context: Import;
  readonly #bySubnet = new Map<Key, Loose[]>();

  constructor(context: Import) {
    const { network, interfaces, described } = context;
    this.#context = context;
    const byName = new Map<string, ToldEnd[]>();
    for (const end of described.ends)
      for (const name of end.names) byName.set(name, [...(byName.get(name) ?? []), end]);
    for (const { id, instance, subnet, description } of interfaces.all()) {
      const draft = id === undefined || instance !== undefined ? undefined : network.find(id, 'resource');
      if (draft?.type !== 'interface' || subnet === undefined) continue;
      const named = new Set(wordsOf(description).flatMap((word) => byName.get(word) ?? []));
      const one = { draft, named, service: serviceOf([description]) };
      const known = this.#bySubnet.get(subnet);
      if (known) known.push(one);
      else this.#bySubnet.set(subnet, [one]);
    }
  }

  /** Those that an end names; else those in its subnets that name it; else those there that have its groups and may be its own. */
  of(end: ToldEnd, subnets: readonly Key[]): readonly ResourceDraft[] {
    const told = end.interfaces.flatMap((id) => this.#context.network.find(id, 'resource') ?? []);
    if (told.length > 0) return told;
    const groups = new Set(end.groups);
    const near = subnets.flatMap((subnet) => this.#bySubnet.get(subnet) ?? []);
    const naming = near.filter(
      ({ draft, named }) =>
        named.has(end) && (groups.size === 0 || draft.securityGroups?.some((group) => groups.has(group))),
    );
    if (naming.length > 0 || groups.size === 0) return naming.map(({ draft }) => draft);
    return near.flatMap((one) => (hasAll(one.draft, groups) && mayBeOf(end, one) ? [one.draft] : []));
  }
}

const hasAll = ({ securityGroups = [] }: ResourceDraft, groups: ReadonlySet<Key>): boolean =>
  securityGroups.length === groups.size && securityGroups.every((group) => groups.has(group));

/** Not so that of another end or service, nor one with a public address where the end says that it has none. */
function mayBeOf(end: ToldEnd, { draft, named, service }: Loose): boolean {
  const own = serviceOf(end.names);
  return (
    named.size === 0 &&
    (service === undefined || own === undefined || service === own) &&
    (end.isPublic !== false || draft.publicIps.length === 0)
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function serviceOf(texts: readonly string[]): string | undefined {
  return texts.map((text) => /^arn:[^:]*:([^:]+):/.exec(text)?.[1]).find((service) => service !== undefined);
}

/** Whole words, and what stands between the colons and slashes of each. */
const wordsOf = (description: string): string[] =>
  description.split(/[\s()"',]+/).flatMap((word) => [word, ...word.split(/[:/]/)]);
