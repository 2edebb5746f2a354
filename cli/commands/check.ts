import { RULE_SETTINGS, type RuleSetting } from '../../network/findings/index.js';
import { say, told } from '../../network/words/index.js';
import type { Command } from '../command.js';
import { Failure } from '../failure.js';
import { JOBS_OPTION, jobsOf } from '../jobs/jobs-option.js';
import { SHARD_OPTION, shardOf } from '../shards/shard-option.js';
import type { CheckOptions } from '../work/check-network.js';
import { ROOT_OPTION } from './root-option.js';

export const check: Command = {
  spec: {
    name: 'check',
    operands: 'FILE…',
    count: [1, Number.POSITIVE_INFINITY],
    summary: told`Tell every finding, and whether every expectation holds`,
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['text', 'json', 'sarif', 'junit', 'github', 'compact'],
        summary: told`how to tell it`,
      },
      {
        name: 'rule',
        value: 'RULE=SEVERITY',
        multiple: true,
        summary: told`give a rule another severity: error, warning, information, hint or off`,
      },
      JOBS_OPTION,
      SHARD_OPTION,
      ROOT_OPTION,
    ],
    notes: [
      told`A comment "// vpclens-ignore RULE: why" on the line before silences a finding.`,
      told`With --shard the exit code says whether the part was written: what was found, "vpclens merge" says.`,
    ],
  },
  async run(args, terminal) {
    const jobs = jobsOf('check', args.text('jobs'), args.text('shard'));
    if (jobs > 1) {
      const { canDivide, inJobs } = await import('../jobs/in-jobs.js');
      if (canDivide(args)) return inJobs(check.spec, args, jobs, terminal);
    }
    const { checkNetwork } = await import('../work/check-network.js');
    return checkNetwork(
      args.operands,
      {
        format: args.text('format') as CheckOptions['format'],
        rules: settingsOf(args.all('rule')),
        roots: args.all('root'),
        shard: shardOf('check', args.text('shard')),
      },
      terminal,
    );
  },
};

function settingsOf(given: readonly string[]): Record<string, RuleSetting> {
  const settings: Record<string, RuleSetting> = {};
  for (const text of given) {
    const at = text.indexOf('=');
    const severity = RULE_SETTINGS.find((candidate) => candidate === text.slice(at + 1));
    if (at < 1 || !severity)
      throw new Failure(say`check: --rule ${text}: expected RULE=SEVERITY, with one of ${RULE_SETTINGS.join(', ')}`);
    settings[text.slice(0, at)] = severity;
  }
  return settings;
}
