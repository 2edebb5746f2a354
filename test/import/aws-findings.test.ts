import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { analyse } from '../../network/answers/analyse.js';
import { runRules } from '../../network/rules/run.js';
import { account } from './account.js';

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
