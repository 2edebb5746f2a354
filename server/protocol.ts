/**
 * What the editor's side and the language server say to each other beyond the Language Server Protocol. Types only: the client imports nothing else of the server.
 *
 * The preview pulls. When the analysis of a document's network is done the server sends `$/vpclens/changed` to clients that asked for it; the client then asks `vpclens/preview` and draws the whole snapshot.
 * It keeps one such request in flight: a `$/vpclens/changed` that arrives meanwhile makes it ask once more when the answer is there, however many arrived.
 * A client that names a `partialResultToken` gets it in two pieces, since the map is there long before it is known who reaches whom: the picture at once, by LSP's `$/progress`, and the rest
 * as the answer. One that tells its `protocol` and the state that it has is told what differs from that. What was worked out of a request that is cancelled is kept for the next one.
 * docs/preview-protocol.md tells all of it.
 *
 *     client                                   server
 *       | --- textDocument/didChange (v8) ------> |
 *       | <------ textDocument/publishDiagnostics |   fast findings
 *       | <---- $/vpclens/changed { uri, 8 } ---- |   analysis done
 *       | --- vpclens/preview { uri, token } ---> |
 *       | <-- $/progress PreviewPicture (v8) ---- |   the map
 *       | <------ PreviewRest (version 8) ------- |   who is in the matrix, what is expected
 *       | --- vpclens/matrixCells { id, … } ----> |   the matrix is looked at
 *       | <------ MatrixCellsResult ------------- |   the cells that are seen
 *       | --- vpclens/reach { from, to } -------> |   a pair was chosen
 *       | <------ ReachResult ------------------- |
 *
 * Positions inside `Origin` count from 1 (as the command line prints them); LSP's own positions, in params, count from 0.
 * Every request may be cancelled, and may fail with LSP's `ContentModified` where the document changed while it was being answered.
 */
import type { Answer, TrafficBox, Verdict } from '../network/answers/index.js';
import type { RuleSetting, Severity } from '../network/findings/index.js';
import type { SubnetAccess } from '../network/forwarding/index.js';
import type { Origin, ResourceType } from '../network/topology/index.js';
import type { ClosedFileSettings, ClosedStatus } from './closed/messages.js';
import type { EndRanges, MatrixEnds } from './preview/matrix/messages.js';
import type { PreviewWishes } from './preview/messages.js';

export type { ImportSource } from '../interchange/import/importers.js';
export type { Answer, Blocker, ExamplePacket, Hop, PathAnswer, TrafficBox, Verdict } from '../network/answers/index.js';
export type { Severity } from '../network/findings/index.js';
export type { SubnetAccess } from '../network/forwarding/index.js';
export type { Origin, TextRange } from '../network/topology/index.js';
export type * from './closed/messages.js';
export type * from './drawn-text/messages.js';
export type * from './export/messages.js';
export type * from './files/messages.js';
export type * from './fixes/messages.js';
export type * from './import/messages.js';
export type * from './preview/matrix/messages.js';
export type * from './preview/messages.js';
export type * from './recorded/messages.js';
export type * from './testing/messages.js';
export type * from './what-if/messages.js';

// ------------------------------------------------------------------------------------------------- methods
/** Request: `PreviewParams` -> `PreviewSnapshot`; with a `partialResultToken` `PreviewPicture` (with a `protocol` `PictureUpdate`) by `$/progress`, then -> `PreviewRest`. */
export type PreviewMethod = 'vpclens/preview';
/** Request: `ReachParams` -> `ReachResult`. */
export type ReachMethod = 'vpclens/reach';
/** Request: `ElementAtParams` -> `ElementAtResult`. */
export type ElementAtMethod = 'vpclens/elementAt';
/** Request: `ImportParams` -> `ImportAnswer`. Tells how far it is by LSP's work done progress. */
export type ImportMethod = 'vpclens/import';
/** Notification, client to server, without parameters: the workspace is trusted from now on. */
export type TrustedMethod = 'vpclens/trusted';
/** Notification, server to client: `ChangedParams`. */
export type ChangedMethod = '$/vpclens/changed';
/** Notification, server to client: `StatusParams`, whenever they differ from those told last. */
export type StatusMethod = '$/vpclens/status';

/** The command that the code lens above each `vpc` asks the client to run, with the document's URI and the VPC's name as arguments. The client registers it. */
export type ShowPreviewCommand = 'vpclens.preview';
export type ShowPreviewArguments = [uri: string, vpc?: string];
/** The command of an expectation's code lens and light bulb: the document's URI, and the question to show, in texts that `vpclens/reach` takes. */
export type ShowPairCommand = 'vpclens.previewPair';
export type ShowPairArguments = [uri: string, from: string, to: string, traffic: string];

/** What an empty file can begin with. `vpclens.newNetwork` is told the file's URI. */
export type BeginningCommand =
  | 'vpclens.newNetwork'
  | 'vpclens.openExample'
  | 'vpclens.importAws'
  | 'vpclens.importTerraform'
  | 'vpclens.importCloudFormation';

/** The command of a light bulb: this rule is off from now on, in the workspace's settings. */
export type TurnOffRuleCommand = 'vpclens.turnOffRule';
export type TurnOffRuleArguments = [uri: string, rule: string];

/** A question as it is typed; traffic empty: every protocol and port. */
export interface PairQuestion {
  readonly from: string;
  readonly to: string;
  readonly traffic: string;
}

export interface DocumentId {
  readonly uri: string;
}

// ------------------------------------------------------------------------------------------------- settings

/** The client's configuration section `vpclens`, as the server asks for it with `workspace/configuration`. Anything missing or of another type counts as its default. */
export interface Settings {
  /** Rule id to severity. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Folders that may be imported from besides the workspace's: paths, absolute or from each of its folders. */
  readonly importRoots?: readonly string[];
  readonly inlayHints?: InlayHintSettings;
  readonly closedFiles?: ClosedFileSettings;
}

/** Which hints stand between the words; left out: it does. */
export interface InlayHintSettings {
  readonly blockSizes?: boolean;
  readonly access?: boolean;
  readonly defaults?: boolean;
  readonly names?: boolean;
  readonly shadows?: boolean;
}

/** `initializationOptions` of LSP's `initialize`. What a client can do (`commands`, `changes`, `status`, `tests`) it may tell in `capabilities.experimental.vpclens` as well. */
export interface InitializationOptions {
  /** The URI of the folder with the rules' pages. */
  readonly docs?: string;
  /** False: the server reads nothing but what is open, until `vpclens/trusted` comes. Left out: an editor without a notion of trust. */
  readonly trusted?: boolean;
  /** The commands of ours that this client has: lenses and the light bulb offer no others. */
  readonly commands?: readonly string[];
  /** True: the client wants to hear `$/vpclens/changed`; so with the next two. */
  readonly changes?: boolean;
  readonly status?: boolean;
  readonly tests?: boolean;
  /** The texts in the language of `locale`, by the English ones. */
  readonly words?: Readonly<Record<string, string>>;
  /** The settings to begin with, for clients that neither answer `workspace/configuration` nor send them by themselves. */
  readonly settings?: Settings;
}

// ------------------------------------------------------------------------------------------------- $/vpclens/changed

/** The analysis of a document's network is done: its own text changed, or that of a file it imports. */
export interface ChangedParams {
  readonly uri: string;
  /** The version of the document that was analysed. */
  readonly version: number;
}

// ------------------------------------------------------------------------------------------------- $/vpclens/status

/** What is checked: together these networks have every open file. */
export interface StatusParams {
  readonly networks: readonly NetworkStatus[];
  /** Absent: none are looked for. */
  readonly closed?: ClosedStatus;
}

/** An open file that no other open file imports, and all that it imports. */
export interface NetworkStatus {
  readonly uri: string;
  /** Its files, that one first. */
  readonly files: readonly string[];
  /** How long its analysis took, in milliseconds; null while it is being made. */
  readonly took: number | null;
}

// ------------------------------------------------------------------------------------------------- vpclens/preview

export interface PreviewParams extends PreviewWishes {
  readonly textDocument: DocumentId;
  /** Where to send the picture before the rest is there. */
  readonly partialResultToken?: string | number;
}

/** The network of a file and of everything it imports. */
export type PreviewSnapshot = PreviewPicture & PreviewRest;

/** What can be shown without asking who reaches whom. */
export interface PreviewPicture {
  readonly uri: string;
  readonly version: number;
  /** Names what all its files say: `version` is that of one, and imported ones change without it. */
  readonly texts: string;
  /** False: the text has syntax errors, so this is what could be read of it. */
  readonly complete: boolean;
  readonly map: NetworkMap;
  readonly findings: FindingCounts;
  /** Traffic by name, the files' own services first, then what rules speak of by its number: what may be asked for. */
  readonly services: readonly string[];
}

/** What is known once everybody was asked. */
export interface PreviewRest {
  /** That of the picture it belongs to. */
  readonly version: number;
  readonly matrix: MatrixEnds;
  readonly expectations: readonly ExpectationState[];
}

export type FindingCounts = Readonly<Record<Severity, number>>;

/** One line of an `expect` or `test`, judged. */
export interface ExpectationState {
  /** As written, without `expect`. */
  readonly text: string;
  /** The name of its test. */
  readonly test?: string;
  /** Null: unknown. */
  readonly holds: boolean | null;
  readonly verdict: Verdict;
  /** One sentence; names the packet and the step where it fails. */
  readonly message: string;
  readonly origin: Origin;
  /** What to ask `vpclens/reach` to see why. */
  readonly question: PairQuestion;
  /** Of which pairs of the matrix it speaks; `at`: of one that fails, the pair in which it does. */
  readonly ends: {
    readonly from: EndRanges;
    readonly to: EndRanges;
    readonly at?: readonly [from: number, to: number];
  };
}

/**
 * The map: boxes in boxes, and connections between them. Order is that of the text.
 * Invariant: every `id` is there once, and every `from` and `to` of a connection is one of them or `internet`.
 */
export interface NetworkMap {
  readonly vpcs: readonly MapVpc[];
  readonly networks: readonly MapNetwork[];
  readonly transitGateways: readonly MapElement[];
  readonly connections: readonly MapConnection[];
  /** True where a VPC has an internet or egress-only gateway: then the map shows the internet, by the id `internet`. */
  readonly internet: boolean;
  /** Network ACLs, security groups and route tables: what decides, and is shown at what it governs. */
  readonly guards: readonly MapGuard[];
}

/** A network ACL, a security group or a route table. */
export interface MapGuard {
  /** The qualified name. Guards have names of their own: a group may be called as a subnet is. Two of one name in two files are two guards of one id. */
  readonly id: string;
  readonly kind: GuardKind;
  readonly label: string;
  readonly description: string;
  readonly origin: Origin;
  readonly findings?: readonly MapFinding[];
}

export type GuardKind = 'network-acl' | 'security-group' | 'route-table';

/** A finding, at what it bites. Hints are not among them. */
export interface MapFinding {
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly origin: Origin;
  /** What the light bulb offers for it, by title: `vpclens/fix` makes one. Absent: nothing. */
  readonly fixes?: readonly string[];
}

export type MapKind =
  | 'vpc'
  | 'subnet'
  | ResourceType
  | 'regional-nat-gateway'
  | 'internet-gateway'
  | 'egress-only-gateway'
  | 'vpn-gateway'
  | 'gateway-endpoint'
  | 'endpoint-service'
  | 'application-load-balancer'
  | 'network-load-balancer'
  | 'classic-load-balancer'
  | 'network'
  | 'host'
  | 'transit-gateway'
  | 'vpn'
  | 'direct-connect'
  | 'peering'
  | 'attachment'
  | 'target'
  | 'route';

export interface MapElement {
  /** The qualified name, which `vpclens/reach` takes; `NAME#2` for a second element of a name that is there twice. */
  readonly id: string;
  readonly kind: MapKind;
  /** The short name, to be shown. */
  readonly label: string;
  /** A second line: CIDR blocks, addresses. Empty where there is nothing to tell. */
  readonly detail: string;
  /** What a screen reader says, and a tooltip: kind, name and what matters about it, one sentence. */
  readonly description: string;
  readonly origin: Origin;
  /** The worst finding at or inside this element, if any. */
  readonly severity?: Severity;
  /** The findings that bite at this element, not inside it. Absent: none. */
  readonly findings?: readonly MapFinding[];
  /** The security groups on it, by their ids, AWS's own default group among them. Absent: it can have none. */
  readonly securityGroups?: readonly string[];
  /** True for what `vpclens/reach` can be asked about. */
  readonly endpoint: boolean;
}

export interface MapVpc extends MapElement {
  readonly kind: 'vpc';
  readonly region?: string;
  readonly cidrs: readonly string[];
  readonly zones: readonly MapZone[];
  /** Internet, egress-only and VPN gateways, regional NAT gateways, gateway endpoints. */
  readonly gateways: readonly MapElement[];
  readonly loadBalancers: readonly MapElement[];
  /** Resources over several subnets; connections of kind `interface` lead to those subnets. */
  readonly spanningResources: readonly MapElement[];
}

export interface MapZone {
  /** The zone as written (`a`); empty for subnets that state none. */
  readonly name: string;
  readonly subnets: readonly MapSubnet[];
}

export interface MapSubnet extends MapElement {
  readonly kind: 'subnet';
  readonly cidrs: readonly string[];
  readonly access: SubnetAccess;
  /** Why, one sentence: names the route that decides. */
  readonly accessReason: string;
  readonly guards: SubnetGuards;
  readonly resources: readonly MapElement[];
}

/** What decides at a subnet's border. */
export interface SubnetGuards {
  /** The ids of guards; absent: AWS's own default, or not told. */
  readonly routeTable?: string;
  readonly networkAcl?: string;
  /** What to call them, also where they have no name. */
  readonly table: string;
  readonly acl: string;
  /** What the ACL lets in, and out. */
  readonly inbound: AclSide;
  readonly outbound: AclSide;
}

export type AclSide = 'all' | 'some' | 'none' | 'unknown';

export interface MapNetwork extends MapElement {
  readonly kind: 'network';
  readonly hosts: readonly MapElement[];
}

/**
 * A line between two boxes: a VPN, a Direct Connect, a peering, a transit gateway's attachment, a load balancer's target, an internet gateway's link to the internet,
 * or the way a subnet's default route takes (`route`).
 */
export interface MapConnection extends MapElement {
  readonly from: string;
  readonly to: string;
}

// ------------------------------------------------------------------------------------------------- vpclens/reach

export interface ReachParams {
  readonly textDocument: DocumentId;
  /** Subjects of the language, separated by commas: a name, `vpc.name`, a provider's id, an address, a CIDR block, or `internet`. */
  readonly from: string;
  readonly to: string;
  /** A traffic list (`tcp 443, ping`), perhaps with `except on` another; left out or empty: every protocol and port. */
  readonly traffic?: string;
}

/**
 * The answer's addresses (`from`, `to`, `source`, `destination`) are told for a reader: `the internet`, not a dozen ranges; what the files give out to their own is no part of it.
 * `error` is a sentence for the reader: no such name, which ones are near.
 */
export type ReachResult =
  | {
      readonly version: number;
      readonly answer: Answer;
      /** Of what was asked for, what is stopped while nearly all else of its kind gets through: a box of the answer that leaves few ports or protocols out leaves out these. */
      readonly stopped: readonly TrafficBox[];
      /** What the light bulb offers on the lines of what stops the traffic, where it concerns what was asked. */
      readonly fixes: readonly BlockerFix[];
      /** What is told of addresses by the first few alone, and all of them. Absent where nothing is. */
      readonly cut?: readonly CutAddresses[];
      readonly error?: undefined;
    }
  | { readonly version: number; readonly error: string; readonly answer?: undefined };

/** `10.0.0.0, 10.0.0.2, 10.0.0.4 and 2 more ranges`, and each of the five. */
export interface CutAddresses {
  readonly words: string;
  readonly ranges: readonly string[];
}

/** A quick fix of a finding on the line of a blocker: `vpclens/fix` makes it. */
export interface BlockerFix {
  /** An index into the answer's `blockers`. */
  readonly blocker: number;
  readonly rule: string;
  readonly title: string;
  /** Where the finding is: there the light bulb offers it. */
  readonly origin: Origin;
}

// ------------------------------------------------------------------------------------------------- vpclens/elementAt

export interface ElementAtParams {
  readonly textDocument: DocumentId;
  /** As LSP counts: from 0. */
  readonly position: { readonly line: number; readonly character: number };
}

export interface ElementAtResult {
  /**
   * Qualified names, innermost first: what the name under the cursor refers to, then the declaration around it, then the one around that.
   * Empty where the cursor is in no element.
   */
  readonly elements: readonly string[];
  /** The innermost of them, where it is a guard of the map: then the map lights what it governs, and nothing else. */
  readonly guard?: { readonly kind: GuardKind; readonly id: string };
}

// ------------------------------------------------------------------------------------------------- questions that nobody wrote down

/** Request: `EndsParams` -> `EndsResult`. Who can be an end of a question. */
export type EndsMethod = 'vpclens/ends';

export interface EndsParams {
  readonly textDocument: DocumentId;
}

export interface EndsResult {
  readonly ends: readonly { readonly name: string; readonly kind: string; readonly addresses: readonly string[] }[];
}

/** Request: `ReachesParams` -> `ReachesResult`. Everybody who reaches what is at a place, or whom that reaches. */
export type ReachesMethod = 'vpclens/reaches';

export interface ReachesParams extends ElementAtParams {
  /** `to`: what can reach this; `from`: what this can reach. */
  readonly direction: 'to' | 'from';
  /** Where to tell how far the work is. */
  readonly workDoneToken?: string | number;
}

export type ReachesResult =
  | {
      /** What was asked about, by its qualified name. */
      readonly subject: string;
      readonly others: readonly { readonly name: string; readonly verdict: Verdict; readonly traffic: string }[];
      readonly error?: undefined;
    }
  | { readonly error: string };

/** Request: `ExplainRuleParams` -> `ExplainRuleResult`. What a rule or a route does that nothing else does: what would be otherwise without it. */
export type ExplainRuleMethod = 'vpclens/explainRule';

export interface ExplainRuleParams extends ElementAtParams {
  /** Where to tell how far the work is. */
  readonly workDoneToken?: string | number;
}

export type ExplainRuleResult =
  | {
      /** As written. */
      readonly rule: string;
      /** One sentence. */
      readonly summary: string;
      /** `lost`: it gets through because of the rule; `gained`: the rule keeps it out; `changed`: neither. */
      readonly effects: readonly {
        readonly from: string;
        readonly to: string;
        readonly effect: 'lost' | 'gained' | 'changed';
        readonly traffic: string;
      }[];
      readonly error?: undefined;
    }
  | { readonly error: string };

export type { CompareMethod, CompareParams, CompareResult } from './questions/compare-messages.js';

/** Request: `ElementAtParams` -> `FreeBlocksResult`. The first free IPv4 block of each size, in the VPC around a place; outside of all, for one more VPC. */
export type FreeBlocksMethod = 'vpclens/freeBlocks';

export interface FreeBlocksResult {
  /** `VPC shop`, or `a new VPC`. */
  readonly place: string;
  readonly blocks: readonly { readonly block: string; readonly addresses: number }[];
}
