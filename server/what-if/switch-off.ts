import { TextDocument } from 'vscode-languageserver-textdocument';
import { isElement, type LocatedValue, type Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { NameUse } from '../model/name-use.js';
import { originKey, toRange } from '../text/range.js';
import type { Network } from '../workspace/network.js';

/** A stretch of a text, and what stands there instead. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** What can be switched off by itself. */
const SWITCHES: ReadonlySet<LocatedValue['kind']> = new Set<LocatedValue['kind']>([
  'acl-rule',
  'group-rule',
  'route',
  'network-acl',
  'security-group',
  'internet-gateway',
  'egress-only-gateway',
  'vpn-gateway',
  'regional-nat-gateway',
  'gateway-endpoint',
  'transit-gateway',
  'resource',
  'peering',
  'vpn',
  'direct-connect',
  'attachment',
]);

/** What means nothing any more without the only thing that it is about. */
const HANGING: ReadonlySet<LocatedValue['kind']> = new Set<LocatedValue['kind']>([
  'acl-rule',
  'group-rule',
  'vpn',
  'direct-connect',
  'peering',
  'attachment',
  'endpoint-service',
]);

/** A name behind these is the whole of its statement. */
const STATEMENT = /\b(?:network-acl|security-groups|propagate|associate)\s+(?:maybe\s+)?$/;

/**
 * The texts of a network without some of what is in it, as AWS would have it: a route whose gateway is gone leads nowhere (`blackhole`), a subnet whose ACL is taken away has
 * the default one, what was attached to it goes with it. A sentence where something cannot do without it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-concepts-gateway.html
 */
export function switchedOff(
  network: Network,
  textOf: (file: string) => string,
  origins: readonly Origin[],
): ReadonlyMap<string, readonly Cut[]> | string {
  const cutter = new Cutter(network, textOf);
  for (const origin of origins) {
    const key = originKey(origin);
    const value = network.index
      .valuesOf(origin.file)
      .find((one) => SWITCHES.has(one.kind) && originKey(one.origin) === key);
    if (!value)
      return say`
        What stands there cannot be switched off: only rules, routes, ACLs, groups, gateways and connections can.
      `;
    const trouble = cutter.without(value);
    if (trouble !== undefined) return trouble;
  }
  return cutter.merged();
}

class Cutter {
  private readonly documents = new Map<string, TextDocument>();
  private readonly cuts = new Map<string, Cut[]>();
  private readonly done = new Set<LocatedValue>();

  constructor(
    private readonly network: Network,
    private readonly textOf: (file: string) => string,
  ) {}

  /** Undefined: it is done. */
  without(value: LocatedValue): string | undefined {
    if (this.done.has(value)) return undefined;
    this.done.add(value);
    this.cutStatement(value.origin);
    if (!isElement(value)) return undefined;
    for (const use of this.network.index.usesOf(value)) {
      const trouble = this.withoutUse(use);
      if (trouble !== undefined) return trouble;
    }
    return undefined;
  }

  private withoutUse({ origin }: NameUse): string | undefined {
    const { file } = origin;
    const document = this.document(file);
    const text = document.getText();
    const end = document.offsetAt(toRange(origin.range).end);
    const from = document.offsetAt(toRange(origin.range).start);
    const qualifier = /[\w-]+\s*\.\s*$/.exec(text.slice(0, from))?.[0].length ?? 0;
    const start = from - qualifier;
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const around = this.network.index.valuesAt(file, document.positionAt(from));
    // What was expected of it is still expected.
    if (around.some(({ kind }) => kind === 'expectation')) return undefined;
    if (/->\s*$/.test(before) && around.some(({ kind }) => kind === 'route'))
      return this.cut(file, { start, end, newText: 'blackhole' });
    const comma = /,\s*(?:maybe\s+)?$/.exec(before);
    if (comma) return this.cut(file, { start: comma.index, end, newText: '' });
    const next = /^\s*,\s*/.exec(after);
    if (next) {
      const maybe = /\bmaybe\s+$/.exec(before);
      return this.cut(file, { start: maybe?.index ?? start, end: end + next[0].length, newText: '' });
    }
    const statement = STATEMENT.exec(before);
    if (statement) return this.cut(file, { ...this.whole(text, statement.index, end), newText: '' });
    const hanging = around.find(({ kind }) => HANGING.has(kind));
    if (hanging) return this.without(hanging);
    const name = decodeURIComponent(file.slice(file.lastIndexOf('/') + 1));
    return say`It cannot be tried: ${name}, line ${origin.range.start.line} uses it too, and cannot do without it.`;
  }

  private cutStatement({ file, range }: Origin): void {
    const document = this.document(file);
    const { start, end } = toRange(range);
    this.cut(file, {
      ...this.whole(document.getText(), document.offsetAt(start), document.offsetAt(end)),
      newText: '',
    });
  }

  /** With its line, where nothing else stands there. */
  private whole(text: string, start: number, end: number): { start: number; end: number } {
    const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
    const rest = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
    const isFirst = start - indent === 0 || text[start - indent - 1] === '\n';
    if (isFirst && rest) return { start: start - indent, end: end + rest[0].length };
    return { start: isFirst ? start : start - indent, end };
  }

  private cut(file: string, cut: Cut): undefined {
    const list = this.cuts.get(file);
    if (list) list.push(cut);
    else this.cuts.set(file, [cut]);
  }

  private document(file: string): TextDocument {
    const known = this.documents.get(file) ?? TextDocument.create(file, 'vpc', 0, this.textOf(file));
    this.documents.set(file, known);
    return known;
  }

  /** By file, in order. What lies in another is part of it; two that touch each other take away both. */
  merged(): ReadonlyMap<string, readonly Cut[]> {
    const out = new Map<string, Cut[]>();
    for (const [file, cuts] of this.cuts) {
      const own: Cut[] = [];
      for (const cut of cuts.sort((a, b) => a.start - b.start || b.end - a.end)) {
        const last = own.at(-1);
        if (!last || cut.start >= last.end) own.push(cut);
        else if (cut.end > last.end) own[own.length - 1] = { ...last, end: cut.end };
      }
      out.set(file, own);
    }
    return out;
  }
}
