/**
 * Names are for people, and people must see which thing is meant. Two files that know nothing of each other may use one name at their top level;
 * given together, each such thing goes by its name and its file, `office (b.vpc)`, in everything that is told. What one file has twice by mistake goes by its line.
 */

import type { Element } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { Owner, Registered } from '../link/scopes.js';
import type { Mutable } from './mutable.js';

/** The elements that share a name with others of the same scope: the top level, or what one VPC, network or transit gateway has. */
export function sharingNames(elements: Iterable<Registered>): Element[][] {
  const scopes = new Map<Owner | undefined, Map<string, Element | Element[]>>();
  const shared: Element[][] = [];
  for (const { element, owner } of elements) {
    if (element.name === '') continue;
    let names = scopes.get(owner);
    if (!names) {
      names = new Map();
      scopes.set(owner, names);
    }
    const known = names.get(element.name);
    if (Array.isArray(known)) known.push(element);
    else if (known) {
      const list = [known, element];
      names.set(element.name, list);
      shared.push(list);
    } else names.set(element.name, element);
  }
  return shared;
}

export function tellApart(shared: readonly (readonly Element[])[]): void {
  for (const list of shared) qualify(list);
}

function qualify(sharers: readonly Mutable<Element>[]): void {
  const byFile = new Map<string, number>();
  for (const { nameOrigin } of sharers) byFile.set(nameOrigin.file, (byFile.get(nameOrigin.file) ?? 0) + 1);
  const labels = fileLabels([...byFile.keys()]);
  for (const element of sharers) {
    const { file, range } = element.nameOrigin;
    const parts = [
      ...(byFile.size > 1 ? [labels.get(file)] : []),
      ...((byFile.get(file) ?? 0) > 1 ? [say`line ${range.start.line}`] : []),
    ];
    element.written = element.name;
    element.name = `${element.name} (${parts.join(', ')})`;
  }
}

/** As much of the end of each path as no other one has. */
function fileLabels(uris: readonly string[]): Map<string, string> {
  const paths = uris.map((uri) => segmentsOf(uri));
  return new Map(
    uris.map((uri, i) => {
      const own = paths[i] as readonly string[];
      const others = paths.filter((path) => path !== own);
      let count = 1;
      while (count < own.length && others.some((path) => endOf(path, count) === endOf(own, count))) count++;
      return [uri, endOf(own, count)];
    }),
  );
}

const endOf = (path: readonly string[], count: number): string => path.slice(-count).join('/');

function segmentsOf(uri: string): string[] {
  return uri.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  });
}
