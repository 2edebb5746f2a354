/** Who behaves alike is asked once for all: whatever decides a flow must tell two endpoints apart. */
import { describe, expect, it } from 'vitest';
import { analyse } from '../../network/answers/analyse.js';
import { topologyOf } from '../answers/asking.js';

describe('two resources that are alike but for their client ports', () => {
  // Replies leave the server's subnet to ports from 32768 on: what a Linux client picks, and not all of what a Windows client does.
  const matrix = analyse(
    topologyOf(`vpc v 10.0.0.0/16 {
      subnet clients 10.0.0.0/24 {
        instance linux 10.0.0.10 { security-groups all  client-ports 32768-60999 }
        instance old 10.0.0.11 { security-groups all  client-ports 1024-5000 }
        instance any 10.0.0.12 { security-groups all }
      }
      subnet servers 10.0.1.0/24 {
        network-acl border
        instance server 10.0.1.10 { security-groups all }
      }
      network-acl border {
        inbound { 100 allow https from any }
        outbound { 100 allow tcp 32768-65535 to any }
      }
      security-group all { inbound { allow all from any } }
    }`),
  ).matrix();

  it.each([
    ['v.linux', 'reachable'],
    ['v.old', 'one-way'],
    ['v.any', 'partly'],
  ])('%s is not taken for the others', (from, verdict) => {
    expect(matrix.flows.find((flow) => flow.from === from && flow.to === 'v.server')?.verdict).toBe(verdict);
  });
});
