import { describe, expect, it } from 'vitest';
import type { CompletionItem, DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cursorAt, isKeyword, readTokens } from '../../language/index.js';
import { KEYWORD_DOCS } from '../../server/text/keyword-docs.js';
import { isWord } from '../../server/text/tokens.js';
import { OFFICE, EVERYTHING as WHOLE } from '../language/everything.js';
import { SHOP, TestClient } from './test-client.js';

/** Every construct of the language once. */
const EVERYTHING = `vpc hq 10.0.0.0/16, 2001:db8:aaaa::/56 in eu-west-1 {
  id vpc-0a
  internet-gateway igw { id igw-0a route-table edge }
  egress-only-gateway eigw
  vpn-gateway vgw
  regional nat-gateway wide { public-ip 198.51.100.77 }
  public subnet web 10.0.0.0/24, 2001:db8:aaaa::/64 in a {
    route-table street
    network-acl guard
    instance front 10.0.0.10 { security-groups doors public-ip 198.51.100.10 for 10.0.0.10 client-ports 32768-60999 }
    interface router 10.0.0.11 { source-dest-check off }
    nat-gateway nat 10.0.0.20 { public-ip }
    gateway-load-balancer-endpoint inspect
  }
  private subnet app 10.0.1.0/24 in b {
    private nat-gateway inner
    function worker { security-groups doors }
    interface-endpoint secrets
    interface-endpoint orders-door to till-service
  }
  subnet data 10.0.2.0/24 in a { }
  database orders in app, data { security-groups doors }
  interface parcels in app, data { security-groups doors }
  client-vpn-endpoint remote 172.20.0.0/22 in app, data {
    security-groups doors local-route off routes unknown authorize unknown
    172.20.0.0/22 -> local 0.0.0.0/0 -> app authorize 10.0.0.0/16 authorize 10.9.0.0/16 for "staff"
  }
  route-table street { 0.0.0.0/0 -> igw ::/0 -> eigw s3 -> store 10.9.0.0/16 -> hub any -> blackhole }
  main route-table inside { propagate vgw 10.8.0.0/16 -> pair }
  route-table edge { 10.0.0.0/24 -> inspect }
  network-acl guard { inbound { 100 allow https from any 110 deny icmp 8/0 from office 120 allow icmpv6 echo-request from any } outbound { 100 allow all to any } }
  default network-acl open { }
  security-group doors { inbound { allow https, tcp 8000-8010 from any, doors, s3 allow protocol 47 from office.desk } outbound { } }
  default security-group rest { }
  application-load-balancer alb in web, data { public security-groups doors listener https -> front on tcp 8080 }
  network-load-balancer nlb in web 10.0.0.30 { cross-zone on listener tcp 443 -> front client-ip preserved }
  classic-load-balancer clb in web { listener http -> front }
  gateway-endpoint store to s3 in street
  block-public-access ingress except web allow egress
}
vpc branch 10.8.0.0/16 {
  subnet only 10.8.0.0/24 { instance till }
  network-load-balancer hatch in only { enforce-inbound-rules-on-private-link-traffic off listener https -> till }
  endpoint-service till-service for hatch
}
network office 192.168.0.0/16 { host desk 192.168.0.9 }
network far unknown
vpn line from office to hq.vgw { routes 192.168.0.0/16 }
direct-connect fibre from far to hq.vgw { allow 10.0.0.0/16 routes 192.168.0.0/24 }
peering pair between hq and branch
transit-gateway hub {
  security-group-referencing
  attach hq in app, data
  attach branch
  route-table core { associate hq, branch propagate hq 10.0.0.0/8 -> blackhole 10.8.0.0/16 -> branch }
}
prefix-list s3 max-entries 20 unknown
prefix-list few { 203.0.113.0/24 }
service brew = tcp 8080, udp 53
expect internet can reach front on https via igw
test "inside" {
  till cannot reach desk except on ping
  only front, hq can reach orders on brew
}
`;

/** What the text of the language imports. */
const BESIDE = { 'file:///work%20shop/office.vpc': OFFICE };

describe('every construct of the language', () => {
  it('is read without a syntax error, so that the tests below are about something', async () => {
    const client = await TestClient.start();
    await client.open(EVERYTHING);
    const found = await client.analysed();
    expect(found.filter(({ code }) => code === 'syntax').map(({ message }) => message)).toEqual([]);
    expect(client.logged).toEqual([]);
  });

  it('has each word of the language in it', () => {
    const words = new Set([...readTokens(EVERYTHING), ...readTokens(WHOLE)].map(({ text }) => text));
    expect(Object.keys(KEYWORD_DOCS).filter((word) => !words.has(word))).toEqual([]);
  });

  it.each([
    ['this text', EVERYTHING],
    ['that of the language', WHOLE],
  ])('has a hover at every word: %s', async (_, written) => {
    const client = await TestClient.start({ files: BESIDE });
    await client.open(written);
    const document = TextDocument.create(SHOP, 'vpc', 1, written);
    const silent: string[] = [];
    for (const token of readTokens(written)) {
      if (!isWord(token)) continue;
      const hover = await client.ask<Hover | null>('textDocument/hover', document.positionAt(token.start + 1));
      const text = hover ? (hover.contents as MarkupContent).value : '';
      expect(text).not.toMatch(/undefined|\[object/);
      if (!text) silent.push(`${token.line + 1}: ${token.text}`);
    }
    expect(silent).toEqual([]);
  });

  it('is offered where it stands, or on a line of its own', async () => {
    const client = await TestClient.start({ files: BESIDE });
    const missing: string[] = [];
    const asked = new Set<string>();
    const offers = async (text: string, offset: number, word: string): Promise<boolean> => {
      const place = TextDocument.create(SHOP, 'vpc', 1, text).positionAt(offset);
      const items = await client.ask<CompletionItem[]>('textDocument/completion', place);
      return items.some(({ label }) => label.split(' ').includes(word));
    };
    await client.open(WHOLE);
    const broken: { readonly at: number; readonly word: string; readonly key: string }[] = [];
    for (const token of readTokens(WHOLE)) {
      const { start, text: word } = token;
      if (!isWord(token) || !isKeyword(word)) continue;
      const { blocks, statement } = cursorAt(WHOLE, start);
      const key = `${blocks.at(-1)?.rule ?? 'File'}: ${statement.map((text) => (isKeyword(text) ? text : '·')).join(' ')} ${word}`;
      if (asked.has(key)) continue;
      asked.add(key);
      if (!(await offers(WHOLE, start, word))) broken.push({ at: start, word, key });
    }
    for (const [version, { at, word, key }] of broken.entries()) {
      const text = `${WHOLE.slice(0, at)}\n${WHOLE.slice(at)}`;
      await client.change([{ text }], version + 2);
      if (!(await offers(text, at + 1, word))) missing.push(key);
    }
    expect(missing).toEqual([]);
  });

  it('is in the outline', async () => {
    const client = await TestClient.start();
    await client.open(EVERYTHING);
    const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', undefined);
    const names = (list: DocumentSymbol[]): string[] =>
      list.flatMap(({ name, children }) => [name, ...names(children ?? [])]);
    for (const name of [
      'wide',
      'inspect',
      'inner',
      'orders',
      'guard',
      'doors',
      'alb',
      'store',
      'desk',
      'fibre',
      'pair',
      'core',
      'few',
      'brew',
      'inside',
    ])
      expect(names(symbols)).toContain(name);
  });

  it('is explained in the completion list', async () => {
    expect(
      Object.entries(KEYWORD_DOCS).filter(
        ([, { english }]) => !/[.:]$/.test(english.trim()) && !english.endsWith('`.'),
      ),
    ).toEqual([]);
    const client = await TestClient.start();
    await client.open(EVERYTHING);
    const items = await client.ask<CompletionItem[]>('textDocument/completion', {
      line: EVERYTHING.split('\n').length - 1,
      character: 0,
    });
    expect(items.map(({ label }) => label)).toContain('transit-gateway');
  });
});
