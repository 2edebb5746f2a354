import { describe, expect, it } from 'vitest';
import { ID_FIELDS } from '../../../interchange/import/aws/identities.js';
import { kindOf } from '../../../interchange/import/aws/kinds.js';
import { UNMODELLED_ATTRIBUTES } from '../../../interchange/import/aws/unmodelled/attributes.js';
import { UNMODELLED_FIELDS } from '../../../interchange/import/aws/unmodelled/fields.js';
import { LB, TG } from '../account/objects.js';
import { type Account, account } from '../account.js';
import { imported, verdict } from '../verdict.js';

/** An answer with one object in which the field is set. */
function answer(
  kind: (typeof UNMODELLED_FIELDS)[number]['kind'],
  field: string,
  value: unknown,
  more: object = {},
): Account {
  const inner = field.split('.').reduceRight<unknown>((inside, name) => ({ [name]: inside }), value) as object;
  const id = ID_FIELDS[kind];
  return { 'answer.json': { [kind]: [{ ...(id ? { [id]: 'the-one' } : {}), ...more, ...inner }] } };
}

const messages = (files: Account): string =>
  imported(files)
    .warnings.map(({ message }) => message)
    .join('\n');

describe.each(UNMODELLED_FIELDS.map((field) => [`${field.kind} ${field.field}`, field] as const))('%s', (_, field) => {
  const [first] = field.harmless ?? [];
  const harmful = typeof first === 'boolean' ? !first : typeof first === 'number' ? 1 : 'another';

  it('is warned of, with what it means', () => {
    const told = messages(answer(field.kind, field.field, harmful));
    expect(told).toContain(`is ${harmful}, which is not read. ${field.why}`);
  });

  it.each([...(field.harmless ?? []), null, '', []])('says nothing where it is %s', (value) => {
    expect(messages(answer(field.kind, field.field, value))).not.toContain('which is not read');
  });
});

it('says nothing of a field that repeats another', () => {
  const same = { SubnetId: 'subnet-1' };
  expect(messages(answer('NetworkInterfaces', 'AssociatedSubnets', ['subnet-1'], same))).not.toContain('is not read');
  expect(messages(answer('NetworkInterfaces', 'AssociatedSubnets', ['subnet-1', 'subnet-2'], same))).toContain(
    'is subnet-2, which is not read',
  );
});

it('names some of many', () => {
  const subnets = Array.from({ length: 8 }, (_, i) => ({ SubnetId: `subnet-${i}`, EnableLniAtDeviceIndex: 1 }));
  expect(messages({ 'subnets.json': { Subnets: subnets } })).toContain(
    'EnableLniAtDeviceIndex of subnet-0, subnet-1, subnet-2, subnet-3, subnet-4 and 3 more is 1,',
  );
});

describe.each(UNMODELLED_ATTRIBUTES.map((one) => [one.key, one.isPublic, one] as const))(
  '%s (%s)',
  (key, isPublic, one) => {
    const arn = isPublic === false ? `${LB}/net/line/1` : `${LB}/app/entry/1`;
    const told = (value: string) =>
      messages({ ...account(), 'attributes.json': { LoadBalancerArn: arn, Attributes: [{ Key: key, Value: value }] } });

    it('is warned of, unless it is harmless', () => {
      expect(told('7')).toContain(`Attribute ${key} of ${arn} is 7, which is not read. ${one.why}`);
      for (const value of one.harmless) expect(told(value)).not.toContain(key);
    });
  },
);

/** The made-up account with fields of one object set. */
function withFields(file: string, id: string, fields: object): Account {
  const files = account();
  let found = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Object.values(value).slice(0, 1).includes(id)) {
      Object.assign(value, fields);
      found++;
    }
    for (const inside of Object.values(value)) visit(inside);
  };
  visit(files[file]);
  if (found === 0) throw new Error(`${file} has no ${id}`);
  return files;
}

const NAT = ['eni-two-a', '8.8.8.8', 'tcp 443'] as const;
const VPN = ['eni-two-a', '192.168.0.9', 'tcp 443'] as const;
const WEB = ['8.8.8.8', 'i-web', 'tcp 25'] as const;
const ENTRY = ['8.8.8.8', 'entry', 'tcp 443'] as const;
const PUBLIC = ['8.8.8.8', 'i-web', 'tcp 443'] as const;

describe('what a field touches is unknown', () => {
  it.each([
    [
      'an appliance of a NAT gateway',
      'nat.json',
      'nat-1',
      { AttachedAppliances: [{ AttachmentState: 'attached' }] },
      NAT,
    ],
    [
      'a VPN that is not joined to its gateway',
      'vpn.json',
      'vpn-1',
      { GatewayAssociationState: 'not-associated' },
      VPN,
    ],
    [
      'a VPN with BGP all of whose tunnels are down',
      'vpn.json',
      'vpn-1',
      { Options: { StaticRoutesOnly: false }, VgwTelemetry: [{ Status: 'DOWN' }, { Status: 'DOWN' }] },
      VPN,
    ],
    ['a carrier’s address', 'interfaces.json', 'eni-web', { Association: { CarrierIp: '155.146.1.1' } }, WEB],
    [
      'a control port of targets',
      'targets.json',
      `${TG}/web/1`,
      { TargetControlPort: 3000, LoadBalancerArns: [`${LB}/app/entry/1`] },
      ENTRY,
    ],
    ['a change of Block Public Access', 'bpa.json', '111111111111', { State: 'update-in-progress' }, PUBLIC],
    ['exclusions that may not count', 'bpa.json', '111111111111', { ExclusionsAllowed: 'not-allowed' }, PUBLIC],
  ])('%s', (_, file, id, fields, [from, to, on]) => {
    expect(verdict(account(), from, to, on)).not.toBe('unknown');
    expect(verdict(withFields(file, id, fields), from, to, on)).toBe('unknown');
  });

  it.each([
    [
      'one tunnel of two that is down',
      'vpn.json',
      'vpn-1',
      { Options: { StaticRoutesOnly: false }, VgwTelemetry: [{ Status: 'DOWN' }, { Status: 'UP' }] },
      VPN,
    ],
    ['tunnels that are down with static routes', 'vpn.json', 'vpn-1', { VgwTelemetry: [{ Status: 'DOWN' }] }, VPN],
    [
      'selectors of everything',
      'vpn.json',
      'vpn-1',
      { Options: { StaticRoutesOnly: true, LocalIpv4NetworkCidr: '0.0.0.0/0', RemoteIpv4NetworkCidr: '0.0.0.0/0' } },
      VPN,
    ],
    ['an appliance that is gone', 'nat.json', 'nat-1', { AttachedAppliances: [{ AttachmentState: 'detached' }] }, NAT],
  ])('but not by %s', (_, file, id, fields, [from, to, on]) => {
    expect(verdict(withFields(file, id, fields), from, to, on)).toBe(verdict(account(), from, to, on));
  });
});

/** The account with the field set in every object of its kind that is not gone. */
function everywhere({ kind, field, harmless }: (typeof UNMODELLED_FIELDS)[number]): Account {
  const files = account();
  const path = field.split('.');
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inside] of Object.entries(value)) {
      if (key === kind || (!Array.isArray(value) && kindOf(key) === kind))
        for (const item of [inside].flat()) set(item, path);
      else visit(inside);
    }
  };
  const set = (value: unknown, [name = '', ...rest]: string[]): void => {
    if (typeof value !== 'object' || value === null) return;
    const fields = value as Record<string, unknown>;
    const known = fields[name];
    if (rest.length === 0) fields[name] = harmless?.includes(false) ? true : '10.0.0.0/30';
    else if (Array.isArray(known)) for (const item of known) set(item, rest);
    else {
      const inside = typeof known === 'object' && known !== null ? known : {};
      fields[name] = inside;
      set(inside, rest);
    }
  };
  visit(files);
  return files;
}

const QUESTIONS = [
  NAT,
  VPN,
  WEB,
  ENTRY,
  PUBLIC,
  ['eni-two-a', 'orders', 'tcp 5432'],
  ['i-web', '10.77.0.1', 'tcp 443'],
] as const;

describe('a field that is warned of never makes one definite answer another', () => {
  const before = QUESTIONS.map(([from, to, on]) => verdict(account(), from, to, on));

  const changed = UNMODELLED_FIELDS.map((field) => [field, everywhere(field)] as const).filter(
    ([, files]) => JSON.stringify(files) !== JSON.stringify(account()),
  );

  it('in nearly every list', () => expect(changed.length).toBeGreaterThan(UNMODELLED_FIELDS.length * 0.8));

  it.each(changed.map(([{ kind, field }, files]) => [`${kind} ${field}`, files] as const))('%s', (_, files) => {
    QUESTIONS.forEach(([from, to, on], i) => {
      expect(['unknown', before[i]], `${from} to ${to} on ${on}`).toContain(verdict(files, from, to, on));
    });
  });
});
