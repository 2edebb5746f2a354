import { flowOf, type MatrixFlow } from '../../network/answers/index.js';
import { elementsAt } from '../model/network-index.js';
import { flowText } from '../preview/compact-matrix.js';
import type { ReachesParams, ReachesResult } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';

/** A larger network would take seconds, and its list nobody would read. */
const MOST_CLASSES = 3_000;

/** Everybody who reaches what the cursor is on, or whom that reaches. What is not named is blocked. */
export function reaches(workspace: Workspace, { textDocument, position, direction }: ReachesParams): ReachesResult {
  const document = workspace.documents.get(textDocument.uri);
  const network = workspace.network(textDocument.uri);
  if (!document || !network) return { error: `There is no document ${textDocument.uri}.` };
  const { classes } = network.analysis;
  const subject = elementsAt(network.index, document.uri, position)
    .map((element) => classes.members.find((member) => member.element === element))
    .find((member) => member !== undefined);
  if (!subject)
    return {
      error:
        'Nothing that sends or receives stands here. Put the cursor on an instance, a load balancer, another resource, a network on premises or a host.',
    };
  if (classes.classes.length > MOST_CLASSES)
    return { error: 'The network is too large to list this. Ask about a pair, or click it in the preview’s matrix.' };
  const flows: MatrixFlow[] = [];
  classes.forEachFlow((from, to, found) => {
    const [own, others] = direction === 'from' ? [from, to] : [to, from];
    if (!own.members.includes(subject)) return;
    for (const other of others.members) {
      if (other === subject) continue;
      const [source, goal] = direction === 'from' ? [subject, other] : [other, subject];
      flows.push(flowOf(from, source, goal, found));
    }
  });
  const order = new Map(classes.members.map(({ endpoint }, i) => [endpoint.name, i]));
  const others = flows
    .filter(({ verdict }) => verdict !== 'blocked')
    .map((flow) => ({
      name: direction === 'from' ? flow.to : flow.from,
      verdict: flow.verdict,
      traffic: flowText(flow),
    }))
    .sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0));
  return { subject: subject.endpoint.name, others };
}
