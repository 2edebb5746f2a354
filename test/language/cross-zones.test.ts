import { describe, expect, it } from 'vitest';
import { formatText } from '../../language/index.js';
import { topologyOf } from '../answers/asking.js';

const OWN_LINE = [
  'listener https -> web\n    cross-zone on',
  'listener https -> web // behind\n    cross-zone on',
  'listener https -> web\n    /* before */ cross-zone on',
  'listener https -> web /* two\n    lines */ cross-zone on',
];
const LISTENERS_LINE = [
  'listener https -> web cross-zone on',
  'listener https -> web /* between */ cross-zone on',
  '/* before */ listener https -> web /* between */ cross-zone on',
  'listener https ->\n    web cross-zone on',
];

function balancerOf(inside: string) {
  const [vpc] = topologyOf(inside).vpcs;
  return vpc?.loadBalancers[0];
}

const textWith = (inside: string): string => `vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a { instance web 10.0.0.5 }
  network-load-balancer lb in s {
    ${inside}
  }
}
`;

describe.each([
  ['as written', (text: string): string => text],
  ['formatted', formatText],
])('`cross-zone` behind a listener, %s', (_, laid) => {
  it.each(OWN_LINE)('is the load balancer’s on a line of its own: %j', (inside) => {
    const balancer = balancerOf(laid(textWith(inside)));
    expect([balancer?.crossZone?.value, balancer?.listeners[0]?.crossZone?.value]).toEqual([true, undefined]);
  });

  it.each(LISTENERS_LINE)('is the listener’s on its line: %j', (inside) => {
    const balancer = balancerOf(laid(textWith(inside)));
    expect([balancer?.crossZone?.value, balancer?.listeners[0]?.crossZone?.value]).toEqual([undefined, true]);
  });
});
