import { describe, expect, it } from 'vitest';
import { imported, stack } from './stack.js';

describe('an elastic address of a template', () => {
  it('that is told may be somebody’s, since a program may associate it', () => {
    const { lines, warnings } = imported(
      stack('  Spare: { Type: AWS::EC2::EIP, Properties: { Domain: vpc, Address: 203.0.113.5 } }'),
    );
    expect(lines).toContain('maybe elastic-ip Spare 203.0.113.5');
    expect(warnings.join()).toContain('203.0.113.5 is not told');
  });

  it('that AWS picks says nothing', () => {
    const { text } = imported(stack('  Spare: { Type: AWS::EC2::EIP, Properties: { Domain: vpc } }'));
    expect(text).not.toContain('elastic-ip');
  });
});
