import { describe, expect, it } from 'vitest';
import { errorsIn, imported, lines, plan, ref, state, type Values } from './plan.js';

const vpc = { vpc_id: ref('aws_vpc.main.id') };
const BASE: Record<string, Values> = {
  'aws_vpc.main': { cidr_block: '10.0.0.0/16' },
  'aws_subnet.a': { ...vpc, cidr_block: '10.0.1.0/24' },
};

function read(resources: Record<string, Values>, errors: string[] = []) {
  const result = imported(plan({ resources: { ...BASE, ...resources } }));
  expect(errorsIn(result.text)).toEqual(errors);
  return { ...result, lines: lines(result.text) };
}

const everything = { from_port: 0, to_port: 0, protocol: '-1' };
const anyone = { cidr_blocks: ['0.0.0.0/0'] };

describe('security groups', () => {
  it('has no outbound rule where none is declared: Terraform takes AWS’s own away', () => {
    const { text } = read({
      'aws_security_group.web': { ...vpc, ingress: [{ protocol: 'tcp', from_port: 443, to_port: 443, ...anyone }] },
    });
    expect(text).toMatch(/inbound\s+\{ allow tcp 443 from any \}\s+outbound \{ \}/);
  });

  it('reads every protocol as everything, whatever its ports, and ICMP ports as type and code', () => {
    const { lines } = read({
      'aws_security_group.web': {
        ...vpc,
        ingress: [
          { ...everything, ...anyone },
          { protocol: 'icmp', from_port: 8, to_port: 0, ...anyone },
          { protocol: 'icmp', from_port: -1, to_port: -1, ...anyone },
          { protocol: '6', from_port: 22, to_port: 23, ...anyone },
          { protocol: '50', from_port: 0, to_port: 0, ...anyone },
          { protocol: 'icmpv6', from_port: 128, to_port: 0, ipv6_cidr_blocks: ['2001:db8::/32'] },
        ],
      },
    });
    for (const rule of ['all', 'icmp 8/0', 'icmp', 'tcp 22-23', 'protocol 50'])
      expect(lines).toContain(`allow ${rule} from any`);
    expect(lines).toContain('allow icmpv6 128/0 from 2001:db8::/32');
  });

  it('reads rules of their own, of the older and the newer kind', () => {
    const group = (name: string) => ref(`aws_security_group.${name}.id`);
    const { text, lines } = read({
      'aws_security_group.web': vpc,
      'aws_security_group.db': vpc,
      'aws_ec2_managed_prefix_list.office': { name: 'office', max_entries: 3, entry: [{ cidr: '198.51.100.0/24' }] },
      'aws_security_group_rule.one': {
        type: 'ingress',
        security_group_id: group('db'),
        protocol: 'tcp',
        from_port: 5432,
        to_port: 5432,
        source_security_group_id: group('web'),
      },
      'aws_security_group_rule.two': {
        type: 'ingress',
        security_group_id: group('db'),
        protocol: 'tcp',
        from_port: 22,
        to_port: 22,
        self: true,
      },
      'aws_security_group_rule.three': {
        type: 'egress',
        security_group_id: group('db'),
        ...everything,
        prefix_list_ids: [ref('aws_ec2_managed_prefix_list.office.id')],
      },
      'aws_vpc_security_group_ingress_rule.four': {
        security_group_id: group('web'),
        ip_protocol: 'tcp',
        from_port: 80,
        to_port: 80,
        cidr_ipv4: '0.0.0.0/0',
      },
      'aws_vpc_security_group_egress_rule.five': {
        security_group_id: group('web'),
        ip_protocol: '-1',
        referenced_security_group_id: group('db'),
      },
    });
    expect(lines).toContain('allow tcp 5432 from web');
    expect(lines).toContain('allow tcp 22 from db');
    expect(lines).toContain('prefix-list office max-entries 3 { 198.51.100.0/24 }');
    expect(text).toContain('outbound { allow all to office }');
    expect(text).toMatch(/inbound +\{ allow tcp 80 from any \}\s+outbound \{ allow all to db \}/);
  });

  it('reads references inside rules, and `self`', () => {
    const { lines } = read({
      'aws_security_group.web': vpc,
      'aws_security_group.db': {
        ...vpc,
        ingress: [
          {
            protocol: 'tcp',
            from_port: 5432,
            to_port: 5432,
            cidr_blocks: [],
            security_groups: [ref('aws_security_group.web.id')],
            self: true,
          },
        ],
      },
    });
    expect(lines).toContain('inbound { allow tcp 5432 from web, db }');
  });

  it('does not guess which of two rules a reference belongs to', () => {
    const rule = (port: number, group: string) => ({
      protocol: 'tcp',
      from_port: port,
      to_port: port,
      security_groups: [ref(`aws_security_group.${group}.id`)],
    });
    const { text, warnings } = read({
      'aws_security_group.web': vpc,
      'aws_security_group.ops': vpc,
      'aws_security_group.db': { ...vpc, ingress: [rule(5432, 'web'), rule(22, 'ops')] },
    });
    expect(text).toContain('allow tcp 5432 from unknown-addresses');
    expect(text).toContain('allow tcp 22   from unknown-addresses');
    expect(warnings.join()).toContain('Whom this rule lets through is not wholly known');
  });

  it('keeps what AWS’s default group does until it is declared, which wipes it', () => {
    const kept = read({
      'aws_instance.web': {
        subnet_id: ref('aws_subnet.a.id'),
        vpc_security_group_ids: [ref('aws_vpc.main.default_security_group_id')],
      },
    });
    expect(kept.text).toMatch(/default security-group \S+ \{\s+inbound \{ allow all from \S+ \}\s+\}/);
    const wiped = read({ 'aws_default_security_group.it': vpc });
    expect(wiped.text).toMatch(/default security-group it \{\s+inbound +\{ \}\s+outbound \{ \}/);
  });

  it('warns of rules declared in two ways, and takes both', () => {
    const { lines, warnings } = read({
      'aws_security_group.web': { ...vpc, ingress: [{ protocol: 'tcp', from_port: 80, to_port: 80, ...anyone }] },
      'aws_security_group_rule.more': {
        type: 'ingress',
        security_group_id: ref('aws_security_group.web.id'),
        protocol: 'tcp',
        from_port: 443,
        to_port: 443,
        ...anyone,
      },
    });
    expect(lines).toContain('allow tcp 443 from any');
    expect(warnings.join()).toContain('declare all of them in one way');
  });

  it('takes rules whose ports, peers or groups are not known for unknown', () => {
    const { text, warnings } = read({
      'aws_eip.ip': {},
      'aws_security_group.web': {
        ...vpc,
        ingress: [{ protocol: 'tcp', from_port: 22, to_port: 22, cidr_blocks: [ref('aws_eip.ip.public_ip')] }],
      },
      'aws_security_group.odd': vpc,
      'aws_vpc_security_group_ingress_rule.no_ports': {
        security_group_id: ref('aws_security_group.odd.id'),
        ip_protocol: 'tcp',
        cidr_ipv4: '0.0.0.0/0',
      },
      'aws_vpc_security_group_ingress_rule.anywhere': {
        security_group_id: ref('local.group'),
        ip_protocol: 'tcp',
        from_port: 1,
        to_port: 1,
        cidr_ipv4: '0.0.0.0/0',
      },
    });
    expect(text).toContain('allow tcp 22 from unknown-addresses');
    expect(text).toContain('maybe allow tcp 1 from any');
    expect(warnings.join()).toContain('What this rule lets through is not wholly known');
    expect(warnings.join()).toContain('It cannot be told to which security group this rule belongs');
  });

  it('knows groups of other accounts by their ids', () => {
    const { text } = imported(
      state({
        'aws_vpc.main': { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' },
        'aws_security_group.web': {
          id: 'sg-0aaaaaaaaaaaaaaa1',
          vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
          ingress: [
            {
              protocol: 'tcp',
              from_port: 22,
              to_port: 22,
              security_groups: ['123456789012/sg-0bbbbbbbbbbbbbbb1'],
              self: false,
            },
          ],
          egress: [],
        },
      }),
    );
    expect(lines(text)).toContain('security-group sg-0bbbbbbbbbbbbbbb1 unknown {');
  });
});

describe('a state', () => {
  it('has rules of their own inside their group and ACL too, and counts them once', () => {
    const told = { ipv6_cidr_blocks: [], prefix_list_ids: [], security_groups: [], self: false, ...anyone };
    const rule = {
      rule_no: 100,
      action: 'allow',
      protocol: '6',
      from_port: 22,
      to_port: 22,
      cidr_block: '0.0.0.0/0',
      icmp_type: 0,
      icmp_code: 0,
    };
    const { text, warnings } = imported(
      state({
        'aws_vpc.main': { id: 'vpc-0aaaaaaaaaaaaaaa1', cidr_block: '10.0.0.0/16' },
        'aws_subnet.a': {
          id: 'subnet-0aaaaaaaaaaaaaaa1',
          vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
          cidr_block: '10.0.1.0/24',
          map_public_ip_on_launch: false,
        },
        'aws_security_group.web': {
          id: 'sg-0aaaaaaaaaaaaaaa1',
          name: 'web-name',
          vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
          ingress: [
            { protocol: 'tcp', from_port: 22, to_port: 22, ...told, security_groups: ['sg-0aaaaaaaaaaaaaaa1'] },
          ],
          egress: [],
        },
        'aws_security_group_rule.ssh': {
          id: 'sgrule-1',
          type: 'ingress',
          security_group_id: 'sg-0aaaaaaaaaaaaaaa1',
          protocol: 'tcp',
          from_port: 22,
          to_port: 22,
          ...told,
        },
        'aws_network_acl.acl': {
          id: 'acl-0aaaaaaaaaaaaaaa1',
          vpc_id: 'vpc-0aaaaaaaaaaaaaaa1',
          subnet_ids: ['subnet-0aaaaaaaaaaaaaaa1'],
          ingress: [rule],
          egress: [],
        },
        'aws_network_acl_rule.ssh': {
          id: 'nacl-1',
          network_acl_id: 'acl-0aaaaaaaaaaaaaaa1',
          rule_number: 100,
          egress: false,
          rule_action: 'allow',
          protocol: 'tcp',
          from_port: 22,
          to_port: 22,
          cidr_block: '0.0.0.0/0',
        },
        'aws_instance.i': {
          id: 'i-0aaaaaaaaaaaaaaa1',
          subnet_id: 'subnet-0aaaaaaaaaaaaaaa1',
          vpc_security_group_ids: ['sg-0aaaaaaaaaaaaaaa1'],
          security_groups: ['some-name'],
          public_ip: '',
        },
      }),
    );
    expect(warnings).toEqual([]);
    expect(text.match(/tcp 22/g)).toHaveLength(2);
    expect(lines(text)).toContain('inbound { allow tcp 22 from any, web }');
    expect(lines(text)).toContain('security-groups web');
  });
});

describe('a group’s rule whose port is not known', () => {
  it('keeps its protocol and its peer: it may let that one in, and lets in nobody else', () => {
    const { lines, warnings } = read({
      'aws_security_group.web': vpc,
      'aws_db_instance.db': { port: 5432 },
      'aws_security_group.db': vpc,
      'aws_vpc_security_group_ingress_rule.db': {
        security_group_id: ref('aws_security_group.db.id'),
        referenced_security_group_id: ref('aws_security_group.web.id'),
        ip_protocol: 'tcp',
        from_port: ref('aws_db_instance.db.port'),
        to_port: ref('aws_db_instance.db.port'),
      },
    });
    expect(lines).toContain('inbound { maybe allow tcp from web }');
    expect(warnings.join()).toContain('What this rule lets through is not wholly known');
  });
});

describe('network ACLs', () => {
  const rule = { rule_no: 100, action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };

  it('reads rules inside and of their own, by number or name of the protocol', () => {
    const { lines } = read({
      'aws_network_acl.acl': {
        ...vpc,
        subnet_ids: [ref('aws_subnet.a.id')],
        ingress: [rule, { ...rule, rule_no: 90, action: 'deny', protocol: '6', from_port: 22, to_port: 22 }],
        egress: [{ ...rule, protocol: 'icmp', icmp_type: 8, icmp_code: 0 }],
      },
      'aws_network_acl_rule.one': {
        network_acl_id: ref('aws_network_acl.acl.id'),
        rule_number: 110,
        rule_action: 'allow',
        protocol: 'udp',
        from_port: 53,
        to_port: 53,
        cidr_block: '10.0.0.0/8',
      },
      'aws_network_acl_rule.two': {
        network_acl_id: ref('aws_network_acl.acl.id'),
        rule_number: 110,
        egress: true,
        rule_action: 'allow',
        protocol: '-1',
        cidr_block: '10.9.0.0/16',
      },
    });
    for (const line of [
      'network-acl acl {',
      '90 deny tcp 22 from any',
      '100 allow all from any',
      '110 allow udp 53 from 10.0.0.0/8',
      '100 allow icmp 8/0 to any',
      '110 allow all to 10.9.0.0/16',
    ])
      expect(lines).toContain(line);
  });

  it('denies all without rules; a default ACL that is declared is wiped', () => {
    const { lines } = read({
      'aws_network_acl.acl': { ...vpc, subnet_ids: [ref('aws_subnet.a.id')] },
      'aws_default_network_acl.own': { default_network_acl_id: ref('aws_vpc.main.default_network_acl_id') },
    });
    expect(lines).toContain('network-acl acl { }');
    expect(lines).toContain('default network-acl own { }');
  });

  it('adds rules to the default ACL that no resource declares, which allows everything', () => {
    const { text } = read({
      'aws_network_acl_rule.deny': {
        network_acl_id: ref('aws_vpc.main.default_network_acl_id'),
        rule_number: 50,
        rule_action: 'deny',
        protocol: 'tcp',
        from_port: 22,
        to_port: 22,
        cidr_block: '0.0.0.0/0',
      },
    });
    expect(text).toMatch(/default network-acl [^}]*50 deny +tcp 22 from any\s+100 allow all +from any/);
  });

  it('reads associations of their own', () => {
    const { text } = read({
      'aws_network_acl.acl': { ...vpc, ingress: [rule] },
      'aws_network_acl_association.a': {
        network_acl_id: ref('aws_network_acl.acl.id'),
        subnet_id: ref('aws_subnet.a.id'),
      },
    });
    expect(text).toMatch(/subnet a [^}]*network-acl acl/);
  });

  it('keeps two rules of one number, so that a check can name them', () => {
    const { lines } = read({ 'aws_network_acl.acl': { ...vpc, ingress: [rule, { ...rule, action: 'deny' }] } }, []);
    expect(lines).toContain('100 allow all from any');
    expect(lines).toContain('100 deny all from any');
  });

  it('leaves every other rule of an ACL certain where one is not wholly known', () => {
    const { text, warnings } = read({
      'aws_eip.ip': {},
      'aws_network_acl.acl': {
        ...vpc,
        subnet_ids: [ref('aws_subnet.a.id')],
        ingress: [rule, { ...rule, rule_no: 110, cidr_block: ref('aws_eip.ip.public_ip') }],
      },
      'aws_network_acl.other': { ...vpc, subnet_ids: ref('local.subnets'), ingress: [rule] },
    });
    expect(text).toMatch(
      /network-acl acl \{\s+inbound \{\s+100 allow \S+( \d+)? from any\s+maybe 110 allow \S+( \d+)? from any\s/,
    );
    expect(warnings.join()).toContain('What rule 110 matches is not wholly known');
    expect(warnings.join()).toContain('It cannot be told which subnets have network ACL other');
  });
});
