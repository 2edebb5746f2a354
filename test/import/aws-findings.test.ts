import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { printTopology } from '../../language/index.js';
import { analyse } from '../../network/answers/analyse.js';
import { runRules } from '../../network/rules/run.js';
import { type Account, account } from './account.js';
import { imported } from './verdict.js';

/** AWS holds what is imported, so nothing in it is what AWS refuses; nor is what the import assumes. */
describe('an account has no error-level finding', () => {
  it.each(['nothing', ...Object.keys(account())])('without %s', (missing) => {
    const inputs = Object.entries(account()).flatMap(([path, json]) =>
      path === missing ? [] : [{ path, text: JSON.stringify(json) }],
    );
    const { topology } = importAws(inputs, { names: 'tag' });
    const findings = runRules(topology, { needs: 'all', analysis: () => analyse(topology) });
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

describe('local routes that lead to a block that no VPC tells', () => {
  const also = (State: string | undefined): Account => {
    const files = account();
    const { Vpcs } = files['vpcs.json'] as { Vpcs: Record<string, unknown>[] };
    const shop = Vpcs.find(({ VpcId }) => VpcId === 'vpc-shop');
    if (shop && State)
      shop.CidrBlockAssociationSet = [
        { CidrBlock: '10.0.0.0/16', CidrBlockState: { State: 'associated' } },
        { CidrBlock: '100.64.0.0/16', CidrBlockState: { State } },
      ];
    const { RouteTables } = files['route-tables.json'] as {
      RouteTables: { VpcId: string; Routes: Record<string, unknown>[] }[];
    };
    for (const { VpcId, Routes } of RouteTables)
      if (VpcId === 'vpc-shop')
        Routes.push({ DestinationCidrBlock: '100.64.0.0/16', GatewayId: 'local', State: 'active' });
    return files;
  };
  it.each([
    ['tell it', undefined, /^vpc vpc-shop .*100\.64\.0\.0\/16/m],
    ['may tell it, where the VPC tells it in another state', 'disassociated', /maybe 100\.64\.0\.0\/16 +-> blackhole/],
  ])('%s', (_, state, expected) => {
    const { topology } = imported(also(state));
    expect(printTopology(topology)).toMatch(expected);
    const findings = runRules(topology, { needs: 'all', analysis: () => analyse(topology) });
    expect(findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual([]);
  });
});
