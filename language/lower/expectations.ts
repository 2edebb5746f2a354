import type { Assertion, Expectation, Located, Subject } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type * as ast from '../generated/ast.js';
import { ROLES } from '../link/roles.js';
import type { FileBuilder } from './file-builder.js';
import { foldedText, leafOf, leavesOf } from './leaves.js';
import { trafficTerms } from './traffic.js';

export function expectations(builder: FileBuilder, node: ast.Expect | ast.Test): Expectation[] {
  if (node.$type === 'Expect') return node.assertion ? expectation(builder, node.assertion, undefined) : [];
  const title = leafOf(node, 'title');
  const test = builder.located(node.title ?? '', title);
  return node.assertions.flatMap((assertion) => expectation(builder, assertion, test));
}

function expectation(builder: FileBuilder, node: ast.Assertion, test: Located<string> | undefined): Expectation[] {
  const assertion = assertionOf(builder, node);
  return assertion
    ? [{ kind: 'expectation', origin: builder.originOf(node), text: foldedText(node, builder.text), test, assertion }]
    : [];
}

function assertionOf(builder: FileBuilder, node: ast.Assertion): Assertion | undefined {
  const from = subjects(builder, node.from);
  const to = subjects(builder, node.to);
  if (!node.verb || from.length === 0 || to.length === 0) return undefined;
  const traffics = node.traffics.length > 0 ? trafficTerms(builder, node.traffics) : undefined;
  const except = node.except.length > 0 ? trafficTerms(builder, node.except) : undefined;
  const via = leavesOf(node, 'via').map((leaf) => builder.reference(leaf, ROLES.via));
  // What was said but could not be read must not turn into "all traffic".
  if (traffics?.length === 0 || except?.length === 0) return undefined;
  const misplaced = (what: string, instead: string): void =>
    builder.report(
      'syntax',
      builder.originOf(node),
      say`${what} does not go together with ${instead}. Write it as an expectation of its own.`,
    );
  if (node.only) {
    if (node.verb === 'cannot') misplaced('`only`', say`\`cannot\`: say who \`can\``);
    if (except) misplaced('`except on`', '`only`');
    if (via.length > 0) misplaced('`via`', '`only`');
    return { kind: 'only', from, to, traffics };
  }
  if (node.verb === 'cannot') {
    if (via.length > 0) misplaced('`via`', '`cannot`');
    return { kind: 'cannot', from, to, traffics, except };
  }
  if (except) misplaced('`except on`', '`can`');
  return { kind: 'can', from, to, traffics, via };
}

function subjects(builder: FileBuilder, nodes: readonly ast.Subject[]): Subject[] {
  return nodes.flatMap((node): Subject[] => {
    const origin = builder.originOf(node);
    if (node.internet) return [{ kind: 'internet', origin, text: 'internet' }];
    const literal = leafOf(node, 'cidr');
    if (literal) {
      const { text } = literal;
      return text.includes('/')
        ? [{ kind: 'cidr-subject', origin, text, literal: builder.cidr(literal) }]
        : [{ kind: 'address-subject', origin, text, literal: builder.address(literal) }];
    }
    const ref = leafOf(node, 'ref');
    return ref
      ? [{ kind: 'ref-subject', origin, text: builder.textOf(ref), targets: builder.subjects(ref, ROLES.subject) }]
      : [];
  });
}
