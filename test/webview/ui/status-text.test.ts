import { describe, expect, it } from 'vitest';
import { statusText } from '../../../client/webview/ui/status-text.js';
import { kindWords } from '../../../client/webview/ui/words.js';
import { origin, snapshot } from '../fixtures/snapshots.js';

const expectation = (holds: boolean | null) => ({
  text: 'x',
  holds,
  verdict: 'blocked' as const,
  message: '',
  origin: origin(1),
  question: { from: 'internet', to: 'orders', traffic: '' },
  ends: { from: [], to: [] },
});
const findings = { error: 0, warning: 0, information: 3, hint: 1 };

describe('the state of the network in a sentence', () => {
  it.each([
    [[true, true], findings, 'good', 'All 2 expectations hold, no errors or warnings.'],
    [[true], findings, 'good', 'The expectation holds, no errors or warnings.'],
    [[], findings, 'good', 'No errors or warnings.'],
    [[true, false], { ...findings, warning: 2 }, 'bad', '1 of 2 expectations fail, 2 warnings.'],
    [[false], findings, 'bad', 'The expectation fails, no errors or warnings.'],
    [[true, null], { ...findings, error: 1 }, 'bad', '1 expectation cannot be decided, 1 error.'],
  ])('%j', (holds, counts, kind, text) => {
    const state = statusText(snapshot({ expectations: holds.map(expectation), findings: counts }));
    expect(state).toEqual({ kind, text });
  });

  it.each([
    [findings, 'loading', 'Who reaches whom is still being worked out.'],
    [{ ...findings, warning: 2 }, 'loading', 'Who reaches whom is still being worked out; so far 2 warnings.'],
    [
      { ...findings, error: 1, warning: 1 },
      'bad',
      'Who reaches whom is still being worked out; so far 1 error, 1 warning.',
    ],
  ])('says what is still to come: %j', (counts, kind, text) => {
    const { expectations: _, matrix: __, ...picture } = snapshot({ findings: counts });
    expect(statusText(picture)).toEqual({ kind, text });
  });

  it('says first that a part could not be read', () => {
    const { kind, text } = statusText(snapshot({ complete: false }));
    expect(kind).toBe('incomplete');
    expect(text).toMatch(/^Part of the text cannot be read/);
  });
});

describe('numbers with their nouns', () => {
  it('agree', () => {
    expect(kindWords('nat-gateway', 2)).toBe('2 NAT gateways');
    expect(kindWords('database', 1)).toBe('1 database');
  });
});
