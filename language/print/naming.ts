import {
  type Element,
  type NamedElement,
  qualified,
  qualifiedName,
  type Reference,
  type Topology,
} from '../../network/topology/index.js';
import { resolve } from '../link/resolve.js';
import type { Role } from '../link/roles.js';
import type { FileScope, Owner } from '../link/scopes.js';
import { scopeOf } from '../query/topology-scope.js';
import { maybe } from './text.js';

/** A name that a declaration can have. Where files shared one, a text that holds them all needs two. */
export function declaredName({ name, written }: NamedElement): string {
  return written === undefined ? name : name.replace(/[^\w-]+/g, '-').replace(/-+$/, '');
}

/** Finds texts that, read back at a place, mean what a reference means. */
export class Naming {
  private readonly scope: FileScope;

  constructor(topology: Topology) {
    this.scope = scopeOf(topology);
  }

  /** As it was written, if that still means the same; else the short name; else the qualified one. */
  reference(reference: Reference<Element>, role: Role, owner?: Owner): string {
    const { target, text } = reference;
    if (!target) return text;
    const declared = qualified(target, declaredName);
    if (declared !== qualifiedName(target)) return declared;
    const fits = [text, target.name, declared].find((name) => this.means(name, [target], role, owner));
    return fits ?? declared;
  }

  references(list: readonly Reference<Element>[], role: Role, owner?: Owner): string {
    return list.map((reference) => `${maybe(reference)}${this.reference(reference, role, owner)}`).join(', ');
  }

  /** A subject's text; the names of its targets, where the text would not mean all of them. */
  subject(text: string, targets: readonly Element[], role: Role): string {
    if (targets.length === 0 || this.means(text, targets, role, undefined)) return text;
    return targets
      .map((target) => this.reference({ kind: 'reference', text: target.name, target, origin: target.origin }, role))
      .join(', ');
  }

  private means(name: string, targets: readonly Element[], role: Role, owner: Owner | undefined): boolean {
    if (name === '') return false;
    const found = resolve(name, { file: this.scope, owner }, role.kinds);
    return (
      found.targets.length === targets.length &&
      (targets.length === 1 || found.sharedId) &&
      found.targets.every((target) => targets.includes(target))
    );
  }
}
