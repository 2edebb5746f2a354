import { describe, expect, it } from 'vitest';
import { parseSubject, parseTraffic } from '../../language/index.js';
import { qualifiedName } from '../../network/topology/model.js';
import { load } from './check-text.js';
import { EVERYTHING, OFFICE } from './everything.js';

const { topology } = load(EVERYTHING, { './office.vpc': OFFICE });

const subject = (text: string): string => {
  const parsed = parseSubject(text, topology);
  if ('error' in parsed) return parsed.error;
  const { subject } = parsed;
  return subject.kind === 'ref-subject'
    ? subject.targets.map(qualifiedName).join(' ')
    : `${subject.kind} ${subject.text}`;
};

describe('one end of a question', () => {
  it.each([
    ['cashier', 'shop.cashier'],
    [' shop.cashier ', 'shop.cashier'],
    ['vpc-1.cashier', 'shop.cashier'],
    ['i-1', 'shop.cashier shop.second'],
    ['subnet-1', 'shop.counter'],
    ['office.printer', 'office.printer'],
    ['printer', 'office.printer'],
    ['front', 'shop.front'],
    ['cashiers', 'shop.cashiers'],
    ['internet', 'internet internet'],
    ['203.0.113.5', 'address-subject 203.0.113.5'],
    ['2001:db8::1', 'address-subject 2001:db8::1'],
    ['10.0.0.0/8', 'cidr-subject 10.0.0.0/8'],
    ['::/0', 'cidr-subject ::/0'],
  ])('%s', (text, meaning) => {
    expect(subject(text)).toBe(meaning);
  });

  it.each([
    ['cashir', 'Did you mean `shop.cashier`'],
    ['front-door', 'is an internet gateway'],
    ['10.0.0.300', 'from 0 to 255'],
    ['10.0.0.0/33', 'at most 32'],
    ['any', 'write `internet`'],
    ['', 'Nobody is named here'],
    ['nothing.like.this', 'Nothing here is called'],
  ])('%s is none', (text, message) => {
    expect(subject(text)).toContain(message);
  });

  it('that could be several things lists them', () => {
    const twice = load(
      'vpc a 10.0.0.0/16 { subnet s 10.0.0.0/24 { } }\nvpc b 10.1.0.0/16 { subnet s 10.1.0.0/24 { } }',
    ).topology;
    expect(parseSubject('s', twice)).toEqual({
      error: '`s` could be `a.s` (a subnet) or `b.s` (a subnet). Write which one is meant, such as `a.s`.',
    });
  });
});

describe('traffic of a question', () => {
  it.each([
    ['tcp 443', ['ports']],
    ['https, ping', ['service', 'service']],
    ['tcp 22, 3389', ['ports']],
    ['tcp 22, tcp 443', ['ports', 'ports']],
    ['tcp 22, 8000-8010, udp 53', ['ports', 'ports']],
    ['all', ['all']],
    ['protocol 47', ['protocol']],
    ['icmp 3/4', ['icmp']],
    ['brew', ['service']],
    ['  tcp\n 443 ', ['ports']],
  ])('%s', (text, kinds) => {
    const parsed = parseTraffic(text, topology);
    expect('traffics' in parsed && parsed.traffics.map((term) => term.kind)).toEqual(kinds);
  });

  it.each([
    ['', 'No traffic is named here'],
    ['htps', 'Did you mean `https`?'],
    ['tcp 70000', 'from 0 to 65535'],
    ['tcp 90-80', 'write `80-90`'],
    ['tcp 22 udp', 'separated by commas'],
    ['tcp 22 network x 10.0.0.0/8', 'separated by commas'],
    ['tcp 22; drop', '`;` has no meaning'],
    [',', 'Expected traffic'],
  ])('%s is none', (text, message) => {
    const parsed = parseTraffic(text, topology);
    expect('error' in parsed && parsed.error).toContain(message);
  });

  it('knows the services that the files declare', () => {
    const parsed = parseTraffic('brew, https', topology);
    expect(
      'traffics' in parsed &&
        parsed.traffics.map((term) => term.kind === 'service' && (term.ref.target?.name ?? term.builtin)),
    ).toEqual(['brew', 'https']);
  });
});
