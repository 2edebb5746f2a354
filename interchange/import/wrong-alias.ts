import { type Alias, type Document, type Node, visit } from 'yaml';
import { say } from '../../network/words/index.js';

/** So many values that are named once may be named by aliases; more, and they name each other over and over. */
const MOST = 500_000;

/** An alias in a text of YAML that stands for nothing, or for more than can be: its reader throws at it, or takes it for nothing. */
export function wrongAlias(document: Document): { readonly at: number; readonly why: string } | undefined {
  let wrong: Alias | undefined;
  let count = 0;
  const sizes = new Map<Node, number>();
  const sizeOf = (node: Node): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    // Within itself it has no end.
    sizes.set(node, MOST);
    let size = 1;
    visit(node, {
      Node: (_, one) => {
        if (one === node || (one as Node).range === undefined) return undefined;
        size += 1;
        return undefined;
      },
      Alias: (_, alias) => {
        const meant = alias.resolve(document);
        size += meant ? sizeOf(meant) : 0;
      },
    });
    sizes.set(node, Math.min(size, MOST));
    return size;
  };
  visit(document, {
    Alias: (_, alias) => {
      const meant = alias.resolve(document);
      count += meant ? sizeOf(meant) : 0;
      if (meant && count < MOST) return undefined;
      wrong = alias;
      return visit.BREAK;
    },
  });
  if (!wrong) return undefined;
  const why = wrong.resolve(document)
    ? say`aliases (\`*name\`) stand for each other over and over, and for more than can be read`
    : say`the alias \`*${wrong.source}\` stands for an anchor (\`&${wrong.source}\`) that is nowhere before it`;
  return { at: wrong.range?.[0] ?? 0, why };
}
