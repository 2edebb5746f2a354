import { flowsOfMember, type MemberFlow } from '../../network/answers/index.js';
import { say } from '../../network/words/index.js';
import { elementsAt } from '../model/network-index.js';
import { flowText } from '../preview/matrix/flow-text.js';
import type { ReachesParams, ReachesResult } from '../protocol.js';
import type { Workspace } from '../workspace/workspace.js';
import type { TellDone } from './tell-done.js';

/** Everybody who reaches what the cursor is on, or whom that reaches. What is not named is blocked. `pause` lets waiting messages in, and throws where nobody wants the answer any more. */
export async function reaches(
  workspace: Workspace,
  { textDocument, position, direction }: ReachesParams,
  pause: () => Promise<void>,
  tell: TellDone,
): Promise<ReachesResult> {
  const document = workspace.documents.get(textDocument.uri);
  const network = workspace.network(textDocument.uri);
  if (!document || !network) return { error: say`There is no document ${textDocument.uri}.` };
  const { classes } = network.analysis;
  const subject = elementsAt(network.index, document.uri, position)
    .map((element) => classes.members.find((member) => member.element === element))
    .find((member) => member !== undefined);
  if (!subject)
    return {
      error: say`
        Nothing that sends or receives stands here. Put the cursor on an instance, a load balancer, another
        resource, a network on premises or a host.
      `,
    };
  const flows: MemberFlow[] = [];
  let done = 0;
  for (const found of flowsOfMember(classes, subject, direction)) {
    await pause();
    flows.push(...found);
    tell(++done, classes.classes.length);
  }
  const order = new Map(classes.members.map((member, i) => [member, i]));
  const others = flows
    .sort((a, b) => (order.get(a.other) ?? 0) - (order.get(b.other) ?? 0))
    .map(({ other, flow }) => ({ name: other.endpoint.name, verdict: flow.verdict, traffic: flowText(flow) }));
  return { subject: subject.endpoint.name, others };
}
