/** Reachability as an editor's call hierarchy: *incoming* is who can reach a thing, *outgoing* what that can reach. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  type Position,
  SymbolKind,
} from 'vscode-languageserver-protocol';
import { flowsOfMember, type MatrixFlow } from '../../network/answers/index.js';
import type { MatrixMember } from '../../network/endpoints/index.js';
import { nameAt } from '../model/name-at.js';
import { flowText } from '../preview/matrix/flow-text.js';
import { originKey, toRange } from '../text/range.js';
import type { Network } from '../workspace/network.js';
import type { Workspace } from '../workspace/workspace.js';
import { SYMBOL_KINDS } from './symbols.js';

/** What is needed to find an end again: the document in whose network it is, and its name there. */
interface ItemData {
  readonly uri: string;
  readonly name: string;
}

type Place = Pick<CallHierarchyItem, 'uri' | 'range' | 'selectionRange'>;

/** The ends that the name under the cursor means; null where it names nothing that sends or receives. */
export function prepareCallHierarchy(
  workspace: Workspace,
  uri: string,
  position: Position,
): CallHierarchyItem[] | null {
  const document = workspace.documents.get(uri);
  const network = workspace.widestNetwork(uri);
  const name = document && network && nameAt(network.index, document.uri, position);
  if (!name) return null;
  const keys = new Set(name.elements.map(({ nameOrigin }) => originKey(nameOrigin)));
  const items = network.analysis.classes.members.flatMap((member): CallHierarchyItem[] => {
    const { element } = member;
    if (element === 'internet' || !keys.has(originKey(element.nameOrigin))) return [];
    const data: ItemData = { uri, name: member.endpoint.name };
    return [{ ...signOf(member), ...placeOf(workspace, member), data } as CallHierarchyItem];
  });
  return items.length > 0 ? items : null;
}

/** Who can reach it, each with what passes. `pause` lets waiting messages in, and throws where nobody wants the answer any more. */
export async function incomingCalls(
  workspace: Workspace,
  item: CallHierarchyItem,
  pause: () => Promise<void>,
): Promise<CallHierarchyIncomingCall[] | null> {
  const ends = await otherEnds(workspace, item, 'to', pause);
  return ends?.map((from) => ({ from, fromRanges: [from.selectionRange] })) ?? null;
}

/** What it can reach, each with what passes. */
export async function outgoingCalls(
  workspace: Workspace,
  item: CallHierarchyItem,
  pause: () => Promise<void>,
): Promise<CallHierarchyOutgoingCall[] | null> {
  const ends = await otherEnds(workspace, item, 'from', pause);
  return ends?.map((to) => ({ to, fromRanges: [item.selectionRange] })) ?? null;
}

async function otherEnds(
  workspace: Workspace,
  item: CallHierarchyItem,
  direction: 'from' | 'to',
  pause: () => Promise<void>,
): Promise<CallHierarchyItem[] | null> {
  const asked = askedIn(workspace, item);
  if (!asked) return null;
  const ends: CallHierarchyItem[] = [];
  for (const found of flowsOfMember(asked.network.analysis.classes, asked.member, direction)) {
    await pause();
    for (const { other, flow } of found) ends.push(endOf(workspace, asked, other, item, flow));
  }
  return ends;
}

interface AskedEnd extends ItemData {
  readonly network: Network;
  readonly member: MatrixMember;
}

/** Undefined where the text has changed so far that there is nothing of that name any more. */
function askedIn(workspace: Workspace, { data }: CallHierarchyItem): AskedEnd | undefined {
  if (!isItemData(data)) return undefined;
  const network = workspace.widestNetwork(data.uri);
  const member = network?.analysis.classes.members.find(({ endpoint }) => endpoint.name === data.name);
  return network && member && { ...data, network, member };
}

function isItemData(data: unknown): data is ItemData {
  return typeof data === 'object' && data !== null && 'uri' in data && 'name' in data;
}

/** `beside`: where the internet is shown, which stands in no file. */
function endOf(
  workspace: Workspace,
  { uri }: AskedEnd,
  member: MatrixMember,
  beside: Place,
  flow: MatrixFlow,
): CallHierarchyItem {
  const { range, selectionRange } = beside;
  const data: ItemData = { uri, name: member.endpoint.name };
  return {
    ...signOf(member),
    detail: [flowText(flow), flow.verdict === 'reachable' ? '' : flow.verdict].filter(Boolean).join(' · '),
    ...(placeOf(workspace, member) ?? { uri: beside.uri, range, selectionRange }),
    data,
  };
}

function signOf({ element, endpoint }: MatrixMember): Pick<CallHierarchyItem, 'name' | 'kind' | 'detail'> {
  return {
    name: endpoint.name,
    kind: element === 'internet' ? SymbolKind.Namespace : SYMBOL_KINDS[element.kind],
    detail: endpoint.kind,
  };
}

function placeOf(workspace: Workspace, { element }: MatrixMember): Place | undefined {
  if (element === 'internet') return undefined;
  const { origin, nameOrigin } = element;
  return {
    uri: workspace.documents.clientUri(origin.file),
    range: toRange(origin.range),
    selectionRange: toRange(nameOrigin.range),
  };
}
