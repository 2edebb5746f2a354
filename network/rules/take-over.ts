import type { Edit, Fix } from '../findings/index.js';
import { destinationText, targetOf } from '../forwarding/index.js';
import { type NamedElement, type Topology, writtenName } from '../topology/index.js';
import { say } from '../words/index.js';

/** What leads to the second of two leads to the first, and the second goes. None where an expectation speaks of it, or another file. */
export function takeOver(
  second: NamedElement & { readonly kind: string },
  first: NamedElement,
  { vpcs, expectations }: Topology,
): Fix[] {
  const { file } = second.origin;
  const isExpected = expectations.some(
    ({ assertion }) => assertion.kind === 'can' && assertion.via.some(({ target }) => target === second),
  );
  if (file === '' || first.origin.file !== file || isExpected) return [];
  const edits: Edit[] = [{ origin: second.origin, newText: '' }];
  for (const table of vpcs.flatMap(({ routeTables }) => routeTables)) {
    const known = new Set(
      table.routes.filter((route) => targetOf(route) === first).map(({ destination }) => destinationText(destination)),
    );
    for (const route of table.routes) {
      if (targetOf(route) !== second || route.target.kind !== 'ref') continue;
      if (route.origin.file !== file || route.target.ref.text.includes('.')) return [];
      const isTwice = known.has(destinationText(route.destination));
      edits.push(
        isTwice ? { origin: route.origin, newText: '' } : { origin: route.target.origin, newText: writtenName(first) },
      );
    }
  }
  return [{ title: say`Use ${first.name} everywhere, and remove ${second.name}`, edits }];
}
