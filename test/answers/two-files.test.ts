import { describe, expect, it } from 'vitest';
import { classReport } from '../../interchange/report/matrix/group.js';
import { loadNetwork, parseSubject, parseTraffic } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Answer } from '../../network/answers/answer.js';

const site = (vpc: string, block: string, host: string): string => `
vpc ${vpc} ${block}.0.0/16 in eu-west-1 {
  vpn-gateway vgw
  subnet s ${block}.0.0/24 in a { instance ${host} ${block}.0.10 { security-groups g } }
  main route-table r { propagate vgw }
  security-group g { inbound { allow tcp 443 from 192.168.0.0/16 } }
}
network office 192.168.0.0/16 { host desk 192.168.0.7 }
vpn line from office to ${vpc}.vgw
service intranet = tcp 443
`;

const TWO = loadNetwork(
  [
    { uri: 'file:///net/one.vpc', text: site('alpha', '10.0', 'web') },
    { uri: 'file:///net/two.vpc', text: site('beta', '10.1', 'app') },
  ],
  () => undefined,
);

const { topology } = TWO;
const analysis = analyse(topology);

function reach(from: string, to: string): Answer {
  const [a, b] = [parseSubject(from, topology), parseSubject(to, topology)];
  if ('error' in a || 'error' in b) throw new Error(JSON.stringify([a, b]));
  return analysis.reach({ from: [a.subject], to: [b.subject] });
}

describe('two files given together that use the same name', () => {
  it('are no error', () => {
    expect(TWO.findings).toEqual([]);
  });

  it('have each thing once in the matrix, told apart by its file', () => {
    expect(analysis.matrix().endpoints.map(({ name }) => name)).toEqual([
      'internet',
      'office (one.vpc)',
      'office (one.vpc).desk',
      'office (two.vpc)',
      'office (two.vpc).desk',
      'alpha.web',
      'beta.app',
    ]);
  });

  it('are answered alike by the matrix and by reach', () => {
    const reached = analysis
      .matrix()
      .flows.filter(({ from, verdict }) => from.startsWith('office') && verdict === 'reachable');
    expect(reached.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
      'office (one.vpc) -> alpha.web',
      'office (one.vpc).desk -> alpha.web',
      'office (two.vpc) -> beta.app',
      'office (two.vpc).desk -> beta.app',
    ]);
    for (const from of ['office (one.vpc)', 'office (two.vpc)'])
      for (const to of ['alpha.web', 'beta.app'])
        expect(reach(from, to).verdict === 'reachable', `${from} -> ${to}`).toBe(
          reached.some((flow) => flow.from === from && flow.to === to),
        );
  });

  it('have the name of the right thing on every path', () => {
    expect(reach('office (two.vpc)', 'beta.app').paths[0]?.via).toEqual(['line (two.vpc)', 'beta.vgw']);
  });

  it('are classes of their own', () => {
    const names = classReport(analysis.classes).endpoints.map(({ name }) => name);
    expect(names).toContain('office (one.vpc)');
    expect(names).toContain('office (two.vpc)');
  });

  it('make a bare name in a question an error that tells which there are', () => {
    for (const name of ['office', 'office.desk', 'desk']) {
      const asked = parseSubject(name, topology);
      const error = 'error' in asked ? asked.error : '';
      expect(error).toContain('office (one.vpc)');
      expect(error).toContain('office (two.vpc)');
    }
  });

  it('take a name inside a thing that is told apart', () => {
    expect(reach('office (two.vpc).desk', 'beta.app').verdict).toBe('reachable');
    expect(reach('office (one.vpc).desk', 'beta.app').verdict).not.toBe('reachable');
  });

  it('say which service is meant', () => {
    expect(parseTraffic('intranet', topology)).toEqual({ error: expect.stringContaining('intranet (one.vpc)') });
    expect(parseTraffic('ping, intranet (two.vpc)', topology)).toEqual({
      traffics: [
        expect.objectContaining({ builtin: 'ping' }),
        expect.objectContaining({ ref: expect.objectContaining({ target: topology.services[1] }) }),
      ],
    });
  });

  it('are told by as much of the path as it takes', () => {
    const folders = loadNetwork(
      ['a/site', 'b/site', 'b/other'].map((name) => ({
        uri: `file:///net/${name}%201.vpc`,
        text: 'network office 10.0.0.0/8',
      })),
      () => undefined,
    );
    expect(folders.topology.networks.map(({ name }) => name)).toEqual([
      'office (a/site 1.vpc)',
      'office (b/site 1.vpc)',
      'office (other 1.vpc)',
    ]);
  });

  it('tell by the line what one file has twice, which is an error', () => {
    const twice = loadNetwork(
      [{ uri: 'file:///net/a.vpc', text: 'network office 10.0.0.0/8\nnetwork office 11.0.0.0/8\n' }],
      () => undefined,
    );
    expect(twice.findings.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
      expect.stringMatching(/^name-duplicate The top level already has something called `office`:/),
    ]);
    expect(twice.topology.networks.map(({ name }) => name)).toEqual(['office (line 1)', 'office (line 2)']);
  });

  it('are still an error where one imports the other', () => {
    const importing = loadNetwork(
      [
        { uri: 'file:///net/a.vpc', text: 'import "./b.vpc"\nnetwork office 10.0.0.0/8\n' },
        { uri: 'file:///net/b.vpc', text: 'network office 11.0.0.0/8\n' },
      ],
      () => undefined,
    );
    expect(importing.findings.map(({ rule }) => rule)).toEqual(['name-duplicate']);
  });
});
