import { describe, expect, it } from 'vitest';
import { importAws } from '../../interchange/import/aws/import-aws.js';
import { type Account, account } from './account.js';
import { verdictOf } from './verdict-of.js';

/** What a command printed in place of an answer, taken into the same file (`> acls.json 2>&1`). */
function read(text: string, without: string) {
  const files: Account = account();
  delete files[without];
  const inputs = Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
  return importAws([...inputs, { path: 'printed.json', text }], { names: 'id' });
}
const messages = ({ warnings }: ReturnType<typeof read>) => warnings.map(({ message }) => message).join('\n');

describe('what AWS said in place of an answer', () => {
  it.each([
    '\nAn error occurred (UnauthorizedOperation) when calling the DescribeNetworkAcls operation: You may not.\n',
    'aws: [ERROR]: An error occurred (UnauthorizedOperation) when calling the DescribeNetworkAcls operation (reached max retries: 4): You may not.\nEncoded message: 1234',
  ])('is an answer that is none', (text) => {
    const result = read(text, 'acls.json');
    expect(verdictOf(result.topology, '8.8.8.8', 'i-web', 'tcp 443')).toBe('unknown');
    expect(messages(result)).toContain(
      '`aws ec2 describe-network-acls` was not answered (UnauthorizedOperation: You may not.)',
    );
  });

  it('of several commands with one name of an operation is about each', () => {
    const result = read(
      'An error occurred (AccessDenied) when calling the DescribeLoadBalancers operation: No.',
      'balancers.json',
    );
    expect(messages(result)).toContain('`aws elbv2 describe-load-balancers` was not answered (AccessDenied: No.)');
  });

  it('of what is not read is told', () => {
    const result = read('An error occurred (Throttling) when calling the DescribeFleets operation: Later.', 'none');
    expect(messages(result)).toContain('`DescribeFleets` was not answered (Throttling: Later.)');
    expect(verdictOf(result.topology, '8.8.8.8', 'i-web', 'tcp 443')).toBe('reachable');
  });

  it('is not taken for all where an answer follows it', () =>
    expect(() =>
      read('An error occurred (Throttling) when calling the DescribeVpcs operation: Later.\n{"Vpcs": []}', 'none'),
    ).toThrow('this is not JSON'));
});
