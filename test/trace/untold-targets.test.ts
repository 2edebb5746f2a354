import { expect, it } from 'vitest';
import { check, loadNetwork } from '../../library/index.js';

it('says of a listener whose targets no file tells that it hands on to those', () => {
  const network = loadNetwork(`vpc v 10.0.0.0/16 {
  subnet s 10.0.0.0/24 in a { instance client }
  subnet t 10.0.1.0/24 in b { }
  security-group open { inbound { allow all from any } }
  application-load-balancer front in s, t {
    security-groups open
    listener https -> unknown
  }
}
expect client cannot reach front
`);
  const [expectation] = check(network).expectations;
  expect(expectation).toMatchObject({ verdict: 'unknown' });
  expect(expectation?.message).toContain('hands it to targets that no file tells.');
});
