import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../client/features/tasks/check-command.js';
import { reportCheck } from '../../library/index.js';
import { readNetwork } from '../../library/node/index.js';
import { ROOT } from '../architecture/source-tree.js';

const { contributes, activationEvents } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const [definition] = contributes.taskDefinitions;
const [matcher] = contributes.problemMatchers;

describe('the task', () => {
  it('checks the whole folder, in the format that its problem matcher reads', () => {
    expect(checkCommand({})).toEqual(['vpclens', 'check', '.', '--format', 'compact']);
  });

  it('takes what tasks.json says, and nothing that it says wrongly', () => {
    const definition = {
      paths: ['my networks', 3, ''],
      options: ['--rule', 'group-open=off', null],
      command: ['npx', 'vpc-lens'],
    };
    const words = ['npx', 'vpc-lens', 'check', 'my networks', '--format', 'compact', '--rule', 'group-open=off'];
    expect(checkCommand(definition)).toEqual(words);
    expect(checkCommand({ paths: 'x', options: {}, command: [] })).toEqual(checkCommand({}));
  });

  it('has the defaults that its schema tells, and starts the extension', () => {
    const { paths, options, command } = definition.properties;
    const told = { paths: paths.default, options: options.default, command: command.default };
    expect(checkCommand(told)).toEqual(checkCommand({}));
    expect(activationEvents).toContain(`onTaskType:${definition.type}`);
  });
});

describe('the problem matcher', () => {
  const { regexp, ...groups } = matcher.pattern as Readonly<Record<string, string>>;
  const read = (line: string): Record<string, string | undefined> | undefined => {
    const match = new RegExp(regexp ?? '').exec(line);
    return match ? Object.fromEntries(Object.entries(groups).map(([key, at]) => [key, match[Number(at)]])) : undefined;
  };

  it.each(['classic-mistakes', 'coffee-shop', 'hybrid'])('reads every line about %s', (name) => {
    const network = readNetwork(`examples/${name}`, { cwd: ROOT });
    const { text } = reportCheck(network, { format: 'compact' });
    const lines = text.split('\n').slice(0, -1);
    const { findings } = JSON.parse(reportCheck(network, { format: 'json' }).text);
    expect(lines.map(read)).toEqual(
      findings.map(
        (finding: {
          file: string;
          rule: string;
          message: string;
          severity: string;
          range: { start: { line: number; column: number } };
        }) => ({
          file: finding.file,
          line: String(finding.range.start.line),
          column: String(finding.range.start.column),
          severity: { error: 'error', warning: 'warning' }[finding.severity] ?? 'note',
          message: finding.message.replace(/\s*\n\s*/g, ' '),
          code: finding.rule,
        }),
      ),
    );
  });

  it('reads paths with colons and blanks, and nothing else that is printed', () => {
    expect(read('C:\\my networks\\shop.vpc:3:10: warning: A [b] c. [group-open]')).toEqual({
      file: 'C:\\my networks\\shop.vpc',
      line: '3',
      column: '10',
      severity: 'warning',
      message: 'A [b] c.',
      code: 'group-open',
    });
    expect(read('vpclens: gone.vpc: no such file or folder')).toBeUndefined();
  });
});
