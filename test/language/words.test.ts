import { describe, expect, it } from 'vitest';
import { icmpNames, icmpTypeOf } from '../../language/lower/icmp-names.js';
import { BESIDES, CATEGORIES, CONSTRUCTS, FORMS } from '../../language/parse/examples.js';
import { blockRules, homesOf, startsIn, statementProperties } from '../../language/words/blocks.js';
import { keywordsByCategory } from '../../language/words/categories.js';
import { keywords, symbols, wordsOf } from '../../language/words/keywords.js';
import { assertionWords, reservedNames, trafficWords } from '../../language/words/reserved.js';
import { load } from './check-text.js';

describe('words told from the grammar', () => {
  it('keywords are words, and the other symbols are not', () => {
    expect([...keywords()].filter((word) => !/^[a-z][a-z0-9-]*$/.test(word))).toEqual([]);
    expect([...symbols()].filter((symbol) => !(keywords() as ReadonlySet<string>).has(symbol)).sort()).toEqual(
      ['{', '}', ',', '=', '-', '->', '/'].sort(),
    );
  });

  it('what stands where a reference could is reserved', () => {
    expect([...reservedNames()].sort()).toEqual([
      'any',
      'blackhole',
      'fixed-response',
      'internet',
      'lambda-function',
      'local',
      'maybe',
      'redirect',
      'unknown',
    ]);
  });

  it('what starts a traffic term or makes an assertion is no service', () => {
    expect([...trafficWords()].sort()).toEqual(['all', 'icmp', 'icmpv6', 'protocol', 'tcp', 'udp']);
    expect([...assertionWords()].sort()).toEqual(['can', 'cannot', 'reach']);
  });

  it('each is painted as the part that it plays', () => {
    const lists = keywordsByCategory();
    expect(Object.values(lists).flat().sort()).toEqual([...keywords()].sort());
    expect(lists.modifier).toEqual([
      'unknown',
      'anywhere',
      'maybe',
      'private',
      'regional',
      'public',
      'main',
      'default',
      'either',
      'only',
    ]);
    expect(lists.action).toEqual(['allow', 'deny']);
    expect(lists.assertion).toEqual(['import', 'except', 'on', 'expect', 'test', 'can', 'cannot', 'reach', 'via']);
    for (const word of ['vpc', 'nat-gateway', 'route-table', 'service', 'host', 'classic-load-balancer'] as const)
      expect(lists.declaration).toContain(word);
    for (const word of ['ingress', 'preserved', 'blackhole', 'internet', 'off'] as const)
      expect(lists.value).toContain(word);
    for (const word of ['udp', 'protocol', 'echo-reply'] as const) expect(lists.traffic).toContain(word);
    for (const word of ['inbound', 'from', 'id', 'listener'] as const) expect(lists.other).toContain(word);
  });

  it('blocks hold statements', () => {
    expect([...statementProperties()].sort()).toEqual(['assertions', 'declarations', 'imports', 'items', 'rules']);
    expect(blockRules()).toContain('File');
    expect(startsIn('LoadBalancer')).toEqual([
      'id',
      'maybe',
      'public',
      'security-groups',
      'cross-zone',
      'ip-address-type',
      'enforce-inbound-rules-on-private-link-traffic',
      'either',
      'listener',
    ]);
    expect(startsIn('Subnet')).toContain('private');
    expect(homesOf('attach')).toEqual(['TransitGateway']);
    expect(wordsOf('BlockPublicAccess', 'mode')).toEqual(['bidirectional', 'ingress']);
  });
});

it('every name of an ICMP type has its number', () => {
  for (const name of wordsOf('Traffic', 'icmpName'))
    expect([name, icmpTypeOf('icmp', name) ?? icmpTypeOf('icmpv6', name)]).toEqual([
      name,
      expect.objectContaining({ type: expect.any(Number) }),
    ]);
  expect(new Set([...icmpNames('icmp'), ...icmpNames('icmpv6')])).toEqual(new Set(wordsOf('Traffic', 'icmpName')));
});

/** Frames in which an example of a message is a whole text. */
const inVpc = (text: string): string => `vpc frame 10.0.0.0/16 {\n${text}\n}\n`;
const FRAMES: Readonly<Record<string, (example: string) => string>> = {
  Rule: (text) =>
    inVpc(/^\d/.test(text) ? `network-acl n { inbound { ${text} } }` : `security-group g { inbound { ${text} } }`),
  DirectionBlock: (text) => inVpc(`security-group g { inbound { ${text} } }`),
  Route: (text) => inVpc(`route-table r { ${text.includes('->') ? text : `${text} -> local`} }`),
  RouteTable: (text) => inVpc(`route-table r { ${text} }`),
  TransitGatewayRouteTable: (text) => `transit-gateway hub { route-table core { ${text} } }`,
  Assertion: (text) => `expect ${text}`,
  Test: (text) => `test "t" { ${text} }`,
  EndpointService: inVpc,
  ClientVpnEndpoint: (text) => inVpc(text.startsWith('client-vpn') ? text : `client-vpn-endpoint c in s { ${text} }`),
  Authorize: (text) => inVpc(`client-vpn-endpoint c in s { ${text} }`),
  GatewayEndpoint: inVpc,
  LoadBalancer: (text) => inVpc(text.replace('…', '')),
  Traffic: (text) => `service s = ${text}`,
  Peer: (text) => inVpc(`security-group g { inbound { allow all from ${text} } }`),
  Subject: (text) => `expect ${text} can reach ${text}`,
};
const BY_CATEGORY: Readonly<Record<string, (example: string) => string>> = {
  NAME: (text) => `network ${text} unknown`,
  REF: (text) => inVpc(`security-group g { inbound { allow all from ${text} } }`),
  SERVICE: (text) => `service s = ${text}`,
  SUBJECT: (text) => `expect ${text} can reach ${text}`,
  LABEL: (text) => inVpc(`subnet s 10.0.0.0/24 in ${text} { }`),
  BLOCK: (text) => `network n ${text}`,
  ADDRESS: (text) => inVpc(`subnet s 10.0.0.0/24 { instance i ${text} }`),
  NUMBER: (text) => inVpc(`network-acl n { inbound { ${text} allow all from any } }`),
  STRING: (text) => `import ${text}`,
};

/** What stands in backticks is an example, save for punctuation and words that say where it belongs. */
const examplesIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string).filter((example) => example !== '->');

describe('examples in messages are sentences of the language', () => {
  const tables = [
    [CATEGORIES, BY_CATEGORY],
    [BESIDES, FRAMES],
    [CONSTRUCTS, FRAMES],
    [FORMS, FRAMES],
  ] as const;
  const cases = tables.flatMap(([texts, frames]) =>
    Object.entries(texts).flatMap(([rule, text]) =>
      examplesIn(text.english).map(
        (example) => [example, rule, (frames[rule] ?? ((same: string) => same))(example)] as const,
      ),
    ),
  );

  it.each(cases)('`%s` for %s', (_example, _rule, text) => {
    expect(
      load(text)
        .findings.filter(({ rule }) => rule === 'syntax')
        .map(({ message }) => message),
    ).toEqual([]);
  });
});
