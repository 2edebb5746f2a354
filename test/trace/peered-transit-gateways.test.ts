import { describe, expect, it } from 'vitest';
import { reachIn } from '../answers/asking.js';

const vpc = (name: string, block: number): string => `
vpc ${name} 10.${block}.0.0/16 {
  subnet s 10.${block}.0.0/24 in a { route-table t  instance i 10.${block}.0.10 { security-groups g } }
  route-table t { 10.0.0.0/8 -> hub-${name} }
  security-group g { inbound { allow all from any } }
}
transit-gateway hub-${name} {
  attach ${name} in ${name}.s
  route-table r { associate ${name}, pcx  propagate ${name}  ROUTES-${name} }
}`;

describe('two transit gateways that are peered', () => {
  const network = `${vpc('left', 1)} ${vpc('right', 2)} peering pcx between hub-left and hub-right`;
  const reach = (left: string, right: string): ReturnType<typeof reachIn> =>
    reachIn(network.replace('ROUTES-left', left).replace('ROUTES-right', right));

  it('carry requests and replies', () => {
    const both = reach('10.2.0.0/16 -> pcx', '10.1.0.0/16 -> pcx');
    expect(both('left.i', 'right.i').verdict).toBe('reachable');
    expect(both('right.i', 'left.i').verdict).toBe('reachable');
  });

  it('lose replies where one has no route back', () => {
    expect(reach('10.2.0.0/16 -> pcx', '')('left.i', 'right.i').verdict).toBe('one-way');
  });

  it('do not send a packet back and forth for ever', () => {
    const circle = reach('10.3.0.0/16 -> pcx', '10.3.0.0/16 -> pcx');
    expect(circle('left.i', '10.3.0.1').blockers.map(({ code }) => code)).toContain('TGW_RTB_CANNOT_ROUTE');
  });
});
