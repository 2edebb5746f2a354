import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

/** What is asked of a text and of the same text with two of its statements swapped. */
function bothOrders(text: string, first: string, second: string): ReturnType<typeof reachIn>[] {
  const swapped = text.replace('FIRST', second).replace('SECOND', first);
  return [reachIn(text.replace('FIRST', first).replace('SECOND', second)), reachIn(swapped)];
}

const verdicts = (readers: ReturnType<typeof reachIn>[], from: string, to: string): string[] =>
  readers.map((reach) => reach(from, to, 'https').verdict);

describe('VPCs that share addresses, attached to one transit gateway', () => {
  const vpc = (name: string, block: string): string => `
vpc ${name} ${block} {
  subnet s ${block.replace('/16', '/24')} in a { route-table t  instance i ${block.replace('.0.0/16', '.0.10')} { security-groups g } }
  route-table t { 10.0.0.0/8 -> hub }
  security-group g { inbound { allow https from any } }
}`;
  const network = `
${vpc('north', '10.1.0.0/16')}
${vpc('south', '10.1.0.0/16')}
${vpc('client', '10.2.0.0/16')}
${vpc('apart', '10.3.0.0/16')}
transit-gateway hub {
  FIRST
  SECOND
  attach client in client.s
  attach apart in apart.s
}`;
  const readers = bothOrders(network, 'attach north in north.s', 'attach south in south.s');

  it('are reached in one of two ways, and no file tells which was attached first', () => {
    expect(verdicts(readers, 'client.i', 'north.i')).toEqual(['unknown', 'unknown']);
    expect(verdicts(readers, 'client.i', 'south.i')).toEqual(['unknown', 'unknown']);
    expect(
      readers[0]?.('client.i', 'south.i', 'https').paths.flatMap(({ forward }) => forward.map(({ note }) => note)),
    ).toContain(
      'Where hub.default sends this address is not known: north and south share addresses, and of such VPCs only the one attached first is propagated, which no file tells.',
    );
  });

  it('leave the others as they are', () => {
    expect(verdicts(readers, 'client.i', 'apart.i')).toEqual(['reachable', 'reachable']);
  });
});

describe('VPCs of which one overlaps two others', () => {
  const vpc = (name: string, block: string, host: string): string => `
vpc ${name} ${block} {
  subnet s ${host}/28 in a { route-table t  instance i ${host.replace(/0$/, '8')} { security-groups g } }
  route-table t { 10.0.0.0/8 -> hub }
  security-group g { inbound { allow https from any } }
}`;
  const reach = reachIn(`
${vpc('wide', '10.0.0.0/15', '10.0.8.0')}
${vpc('low', '10.0.0.0/16', '10.0.0.0')}
${vpc('high', '10.1.0.0/16', '10.1.0.0')}
${vpc('client', '10.2.0.0/16', '10.2.0.0')}
transit-gateway hub { attach wide in wide.s  attach low in low.s  attach high in high.s  attach client in client.s }`);

  it('may lack any of the three', () => {
    for (const name of ['wide', 'low', 'high']) expect(reach('client.i', `${name}.i`, 'https').verdict).toBe('unknown');
  });
});

describe('statements of which AWS takes one alone', () => {
  const network = (gateway: string, table: string, door = ''): string => `
vpc v 10.0.0.0/16 {
  internet-gateway door ${door}
  ${gateway}
  subnet s 10.0.0.0/24 in a { route-table t  instance web 10.0.0.10 { public-ip 198.51.100.10  security-groups g } }
  subnet other 10.0.1.0/24 in a { instance fw 10.0.1.10 { source-dest-check off  security-groups g } }
  route-table t { ${table} }
  security-group g { inbound { allow https from any } }
}`;

  it.each([
    ['routes to one block', network('', 'FIRST SECOND'), '0.0.0.0/0 -> door', '0.0.0.0/0 -> fw'],
    [
      'modes of Block Public Access',
      network('FIRST\n SECOND', '0.0.0.0/0 -> door'),
      'block-public-access ingress except s allow bidirectional',
      'block-public-access bidirectional',
    ],
    [
      'internet gateways, of which one has a route table of its own',
      network('FIRST\n SECOND\n route-table edge { 10.0.0.0/24 -> blackhole }', '0.0.0.0/0 -> door').replace(
        'internet-gateway door',
        '',
      ),
      'internet-gateway door',
      'internet-gateway gate { route-table edge }',
    ],
    [
      'network ACL rules of one number',
      network(
        'network-acl n { inbound { FIRST SECOND } outbound { 10 allow all to any } }',
        '0.0.0.0/0 -> door',
      ).replace('subnet s 10.0.0.0/24 in a {', 'subnet s 10.0.0.0/24 in a { network-acl n '),
      '10 allow all from any',
      '10 deny tcp 443 from any',
    ],
    [
      'main route tables',
      network('FIRST\n SECOND', '').replace('{ route-table t ', '{ '),
      'main route-table m { 0.0.0.0/0 -> door }',
      'main route-table n { }',
    ],
    [
      'default network ACLs',
      network('FIRST\n SECOND', '0.0.0.0/0 -> door'),
      'default network-acl m { inbound { 10 allow all from any } outbound { 10 allow all to any } }',
      'default network-acl n { }',
    ],
    [
      'default security groups',
      network('FIRST\n SECOND', '0.0.0.0/0 -> door').replace(
        'public-ip 198.51.100.10  security-groups g',
        'public-ip 198.51.100.10',
      ),
      'default security-group m { inbound { allow all from any } }',
      'default security-group n { }',
    ],
  ])('%s: which one is not known', (_, text, first, second) => {
    expect(verdicts(bothOrders(text, first, second), 'internet', 'v.web')).toEqual(['unknown', 'unknown']);
  });

  it('are one where they are equal', () => {
    const text = network('', 'FIRST SECOND');
    expect(verdicts(bothOrders(text, '0.0.0.0/0 -> door', '0.0.0.0/0 -> door'), 'internet', 'v.web')).toEqual([
      'reachable',
      'reachable',
    ]);
  });

  it.each([
    ['attachments of a VPC', 'attach v in v.s', 'attach v in v.far', 'attach w in w.s'],
    [
      'associations of an attachment',
      'route-table one { associate v, w  propagate v, w }',
      'route-table two { associate v }',
      'attach v in v.s  attach w in w.s',
    ],
  ])('%s: which one is not known', (_, first, second, rest) => {
    const text = `
vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a { route-table t  instance i 10.0.0.10 { security-groups g } }
  subnet far 10.0.1.0/24 in b {}
  route-table t { 10.1.0.0/16 -> hub }
  security-group g { }
}
vpc w 10.1.0.0/16 {
  subnet s 10.1.0.0/24 in a { route-table t  instance i 10.1.0.10 { security-groups g } }
  route-table t { 10.0.0.0/16 -> hub }
  security-group g { inbound { allow https from any } }
}
transit-gateway hub { FIRST SECOND ${rest} }`;
    expect(verdicts(bothOrders(text, first, second), 'v.i', 'w.i')).toEqual(['unknown', 'unknown']);
  });
});
