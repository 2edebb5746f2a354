import { type AstNode, type CompositeCstNode, type CstNode, GrammarAST, type LeafCstNode } from 'langium';

const properties = new WeakMap<object, string>();

/** The property that a token was assigned to; empty for tokens that only give shape. */
function propertyOf(feature: AbstractElement): string {
  let property = properties.get(feature);
  if (property === undefined) {
    let node: AstNode | undefined = feature;
    while (node && !GrammarAST.isAssignment(node) && !GrammarAST.isParserRule(node)) node = node.$container;
    property = node && GrammarAST.isAssignment(node) ? node.feature : '';
    properties.set(feature, property);
  }
  return property;
}

type AbstractElement = GrammarAST.AbstractElement;

const isComposite = (node: CstNode): node is CompositeCstNode => 'content' in node;

function contentOf(node: AstNode): readonly CstNode[] {
  return node.$cstNode && isComposite(node.$cstNode) ? node.$cstNode.content : [];
}

function fills(node: CstNode, property: string): node is LeafCstNode {
  return (
    !isComposite(node) &&
    !node.hidden &&
    node.grammarSource !== undefined &&
    propertyOf(node.grammarSource) === property
  );
}

/** The token that gave a property its value; undefined where error recovery left it out. */
export function leafOf<T extends AstNode>(node: T, property: keyof T & string): LeafCstNode | undefined {
  for (const child of contentOf(node)) if (fills(child, property)) return child;
  return undefined;
}

/** The tokens of a list property, in the order written. */
export function leavesOf<T extends AstNode>(node: T, property: keyof T & string): LeafCstNode[] {
  const out: LeafCstNode[] = [];
  for (const child of contentOf(node)) if (fills(child, property)) out.push(child);
  return out;
}

/** The first token of a node, whatever it is for. */
export function firstLeaf(node: AstNode): LeafCstNode | undefined {
  for (const child of contentOf(node)) if (!isComposite(child) && !child.hidden) return child as LeafCstNode;
  return undefined;
}

/** The node's text with white space folded and comments left out: `allow brew to baristas`. */
export function foldedText(node: AstNode, source: string): string {
  const cst = node.$cstNode;
  if (!cst) return '';
  const text = source.slice(cst.offset, cst.end);
  return text.replace(COMMENT, ' ').replace(/\s+/g, ' ').trim();
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
