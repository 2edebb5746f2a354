import { describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic, TextDocumentEdit, TextEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cursor, SHOP, TestClient } from './test-client.js';

const PREVIEWS = { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } };

/** A shop whose filters let nothing of what the tests expect through. `statements` follow it. */
const shop = (
  statements: string,
  { cashiers = '', guard = '', vault = '', more = '' } = {},
): string => `vpc shop 10.0.0.0/16 {
  internet-gateway front-door
  public subnet counter 10.0.0.0/24 {
    route-table street
    network-acl guard
    instance cashier 10.0.0.10 { security-groups cashiers public-ip 198.51.100.10 }
    instance teller 10.0.0.11 { security-groups tellers public-ip 198.51.100.11 }
    nat-gateway courier 10.0.0.20 { public-ip 198.51.100.9 }
  }
  private subnet cellar 10.0.2.0/24 {
    network-acl vault
    instance orders 10.0.2.20 { security-groups order-books client-ports 32768-60999 }
    ${more}
  }
  route-table street { 0.0.0.0/0 -> front-door }
  main route-table back { }
  network-acl guard { ${guard} }
  network-acl vault { ${vault} }
  security-group cashiers { ${cashiers} }
  security-group tellers { outbound { } }
  security-group order-books { }
}
${statements}
`;

const OPEN = 'inbound { 100 allow all from any } outbound { 100 allow all to any }';

interface Offered {
  readonly text: string;
  readonly action: CodeAction | undefined;
  readonly before: readonly Diagnostic[];
}

/** The action on the failed expectation where the cursor is. */
async function offered(marked: string): Promise<Offered> {
  const { text, position } = cursor(marked);
  const client = await TestClient.start({ capabilities: PREVIEWS });
  await client.open(text);
  const before = await client.analysed();
  const range = { start: position, end: position };
  const actions = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, {
    range,
    context: { diagnostics: before },
  });
  return { text, before, action: actions.find(({ title }) => title.startsWith('Make it hold')) };
}

function edits(action: CodeAction | undefined): TextEdit[] {
  const changes = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  return changes.flatMap((change) => change.edits as TextEdit[]);
}

/** The added texts, each on a line; what they make of the file holds, and has no new error or warning. */
async function added(marked: string): Promise<string[]> {
  const { text, before, action } = await offered(marked);
  expect(action?.isPreferred).toBe(true);
  const all = edits(action);
  const changed = TextDocument.applyEdits(TextDocument.create(SHOP, 'vpc', 0, text), all);
  const client = await TestClient.start();
  await client.open(changed);
  const codes = (list: readonly Diagnostic[]): unknown[] =>
    list.filter(({ severity = 1 }) => severity <= 2).map(({ code }) => code);
  const left = [...codes(before)];
  for (const code of codes(await client.analysed())) {
    expect(left, changed).toContain(code);
    left.splice(left.indexOf(code), 1);
  }
  expect(left.includes('expectation-failed'), changed).toBe(
    codes(before).filter((code) => code === 'expectation-failed').length > 0,
  );
  return all.flatMap(({ newText }) => newText.split('\n').map((line) => line.trim())).filter(Boolean);
}

const PEERED = (statements: string, routes = ['', '']): string => `vpc shop 10.0.0.0/16 {
  subnet counter 10.0.0.0/24 { instance cashier 10.0.0.10 { security-groups cashiers } }
  main route-table street { ${routes[0]} }
  security-group cashiers { }
}
vpc bakery 10.1.0.0/16 {
  subnet oven 10.1.0.0/24 { instance baker { security-groups bakers } }
  main route-table flour { ${routes[1]} }
  security-group bakers { inbound { allow ssh from bakers } }
}
network office 192.168.0.0/16 { host desk 192.168.0.9 }
${statements}
`;

/** What is added, by what is expected. */
const ADDED: Readonly<Record<string, { readonly text: string; readonly added: readonly string[] }>> = {
  'at every filter, for its traffic and its clients, replies included': {
    text: shop('expect| cashier can reach orders on postgres'),
    added: [
      'inbound { 100 allow tcp 1024-65535 from 10.0.2.20/32 }',
      'outbound { 100 allow postgres to 10.0.2.20/32 }',
      'inbound { 100 allow postgres from 10.0.0.10/32 }',
      'outbound { 100 allow tcp 1024-65535 to 10.0.0.10/32 }',
      'inbound { allow postgres from cashiers }',
    ],
  },
  'for two clients and two kinds of traffic': {
    text: shop('expect cashier, teller can reach orders on postgres, tcp |22, 8000-8010', { guard: OPEN, vault: OPEN }),
    added: [
      'outbound { allow postgres, tcp 22, tcp 8000-8010 to order-books }',
      'inbound { allow postgres, tcp 22, tcp 8000-8010 from cashiers, tellers }',
    ],
  },
  'before the rule of an ACL that denies it': {
    text: shop('expect internet can |reach cashier on https', {
      guard:
        'inbound { 10 deny ssh from any 20 deny https from any 100 allow all from any } outbound { 100 allow all to any }',
      cashiers: 'inbound { allow http from any }',
    }),
    added: ['20 allow https from any', 'allow https from any'],
  },
  'past a rule of an ACL that denies some of them': {
    text: shop('expect internet can |reach cashier on https', {
      guard: 'inbound { 90 deny all from 203.0.113.0/24 100 allow all from any } outbound { 100 allow all to any }',
      cashiers: 'inbound { allow https from any }',
    }),
    added: ['50 allow https from 203.0.113.0/24'],
  },
  'from the ports that clients pick, where only some are open': {
    text: shop('expect internet can reach cashier on |https', {
      guard: 'inbound { 100 allow https from any } outbound { 100 allow tcp 32768-60999 to any 200 deny all to any }',
      cashiers: 'inbound { allow https from any }',
    }),
    added: ['150 allow tcp 1024-65535 to any'],
  },
  'by a service of the file': {
    text: shop('service till = tcp 9090\nexpect cashier can reach orders on ti|ll', { guard: OPEN, vault: OPEN }),
    added: ['inbound { allow till from cashiers }'],
  },
  'out to the internet, by the NAT gateway': {
    text: shop('expect orders can reach internet on |https'),
    added: [
      '0.0.0.0/0 -> courier',
      'inbound { 100 allow https from 10.0.2.20/32 110 allow tcp 1024-65535 from any }',
      'outbound { 100 allow https to any 110 allow tcp 32768-60999 to 10.0.2.20/32 }',
      'outbound { 100 allow https to any } inbound { 100 allow tcp 32768-60999 from any }',
    ],
  },
  'over a peering that no table leads to': {
    text: PEERED('peering lane between shop and bakery\nexpect cashier can reach |baker on https'),
    added: ['10.1.0.0/16 -> lane', '10.0.0.0/16 -> lane', 'allow https from shop.cashier'],
  },
  'over a transit gateway, with the replies': {
    text: PEERED('transit-gateway hub { attach shop attach bakery }\nexpect cashier can reach |baker on https', [
      '10.1.0.0/16 -> hub',
      '',
    ]),
    added: ['10.0.0.0/16 -> hub', 'allow https from shop.cashier'],
  },
  'from one host on premises': {
    text: PEERED('expect desk can reach |cashier on ssh\nvpn line from office to shop.back-door').replace(
      'subnet counter',
      'vpn-gateway back-door\n  subnet counter',
    ),
    added: ['192.168.0.0/16 -> back-door', 'inbound { allow ssh from 192.168.0.9/32 }'],
  },
  'from a network on premises, and ping': {
    text: PEERED('expect office can reach |cashier on ping\nvpn line from office to shop.back-door').replace(
      'subnet counter',
      'vpn-gateway back-door\n  subnet counter',
    ),
    added: ['192.168.0.0/16 -> back-door', 'inbound { allow ping from office }'],
  },
  'to what has the default group that AWS made': {
    text: `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 { instance a 10.0.0.10 instance b 10.0.0.11 { security-groups g } }
  security-group g { }
}
expect b can |reach a on https
`,
    added: ['default security-group v-default { inbound { allow all from v-default allow https from g } }'],
  },
  'with a public address, and then the group': {
    text: `vpc v 10.0.0.0/16 {
  internet-gateway door
  subnet s 10.0.0.0/24 {
    instance a 10.0.0.10
  }
  main route-table street { 0.0.0.0/0 -> door }
}
expect internet can |reach a on https
`,
    added: [
      '{ public-ip }',
      'default security-group v-default { inbound { allow all from v-default allow https from any } }',
    ],
  },
  'through an application load balancer, from its nodes': {
    text: `vpc v 10.0.0.0/16 {
  internet-gateway door
  public subnet s 10.0.0.0/24 in a { instance app 10.0.0.10 { security-groups apps } }
  public subnet t 10.0.1.0/24 in b { }
  main route-table street { 0.0.0.0/0 -> door }
  application-load-balancer front in s, t { public security-groups fronts listener https -> app on tcp 8080 }
  security-group fronts { outbound { } }
  security-group apps { }
}
expect internet can |reach front on https
`,
    added: [
      'inbound { allow https from any }',
      'outbound { allow tcp 8080 to app }',
      'inbound { allow tcp 8080 from fronts }',
    ],
  },
  'over both families': {
    text: `vpc v 10.0.0.0/16, 2001:db8::/56 {
  internet-gateway door
  public subnet s 10.0.0.0/24, 2001:db8::/64 { network-acl n instance a 10.0.0.10, 2001:db8::10 { security-groups g public-ip } }
  main route-table street { 0.0.0.0/0 -> door ::/0 -> door }
  network-acl n { }
  security-group g { }
}
expect internet can |reach a on https, ping
`,
    added: [
      'inbound { 100 allow https from any 110 allow ping from any',
      '120 allow icmp 3/4 from 0.0.0.0/0 }',
      'outbound { 100 allow tcp 1024-65535 to any 110 allow icmp 0/0 to 0.0.0.0/0 120 allow icmpv6 129/0 to ::/0',
      '130 allow icmp 0 to any',
      '140 allow icmpv6 129 to any }',
      'inbound { allow https, ping from any }',
    ],
  },
};

describe('an expectation that fails is made to hold', () => {
  it.each(Object.entries(ADDED))('%s', async (_, { text, added: wanted }) => {
    expect(await added(text)).toEqual(wanted);
  });
});

/** Where no addition is sound, none is offered. */
const NOT_OFFERED: Readonly<Record<string, string>> = {
  'it says that something cannot be': shop('expect cashier can|not reach teller', {
    guard: OPEN,
  }).replace('security-group tellers { outbound { } }', 'security-group tellers { inbound { allow all from any } }'),
  'another expectation would fail': shop(
    'expect cashier can |reach orders on postgres\nexpect cashier cannot reach orders',
  ),
  'nobody has the address': shop('expect cashier can |reach 10.9.9.9 on ssh'),
  'two doors lead there': PEERED(
    'peering lane between shop and bakery\npeering alley between shop and bakery\nexpect cashier can reach |baker on https',
  ),
  'nothing joins the two': PEERED('expect cashier can reach |baker on https'),
};

describe('an expectation that fails is left as it is where', () => {
  it.each(Object.entries(NOT_OFFERED))('%s', async (_, text) => {
    const { action, before } = await offered(text);
    expect(before.map(({ code }) => code)).toContain('expectation-failed');
    expect(action).toBeUndefined();
  });
});

describe('the edits', () => {
  const text = shop('expect| cashier can reach orders on postgres');

  it('are shown before they are made, each with what it adds, where the client can do that', async () => {
    const { action } = await offered(text);
    const { changeAnnotations = {}, documentChanges = [] } = action?.edit ?? {};
    const [change] = documentChanges as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri: SHOP, version: 1 });
    expect(Object.values(changeAnnotations).every(({ needsConfirmation }) => needsConfirmation)).toBe(true);
    expect(Object.values(changeAnnotations).map(({ label }) => label)).toContain(
      'security group shop.order-books, inbound: allow postgres from cashiers',
    );
    const ids = (change?.edits ?? []).map((edit) => ('annotationId' in edit ? edit.annotationId : ''));
    expect(ids.sort()).toEqual(Object.keys(changeAnnotations).sort());
  });

  it('are plain ones elsewhere', async () => {
    const { text: plain, position } = cursor(text);
    const client = await TestClient.start();
    await client.open(plain);
    const diagnostics = await client.analysed();
    const params = { range: { start: position, end: position }, context: { diagnostics } };
    const [action] = await client.ask<CodeAction[]>('textDocument/codeAction', undefined, params);
    expect(action?.title).toBe('Make it hold: 5 changes');
    expect(Object.keys(action?.edit ?? {})).toEqual(['changes']);
    expect(action?.edit?.changes?.[SHOP]).toHaveLength(5);
  });
});
