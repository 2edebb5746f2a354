import type { PreviewPicture, PreviewRest } from '../../../server/protocol.js';
import { count } from './words.js';

/** The state of the network in a sentence: what must be looked at comes first. */
export function statusText({ complete, findings, expectations }: PreviewPicture & Partial<PreviewRest>): {
  kind: 'good' | 'bad' | 'incomplete' | 'loading';
  text: string;
} {
  if (!expectations) {
    const told = [
      findings.error > 0 ? count(findings.error, 'error') : '',
      findings.warning > 0 ? count(findings.warning, 'warning') : '',
    ];
    const found = told.filter(Boolean).join(', ');
    return {
      kind: findings.error > 0 ? 'bad' : 'loading',
      text: `Who reaches whom is still being worked out${found ? `; so far ${found}` : ''}.`,
    };
  }
  const failed = expectations.filter(({ holds }) => holds === false).length;
  const unknown = expectations.filter(({ holds }) => holds === null).length;
  const parts: string[] = [];
  if (expectations.length > 0) {
    if (failed > 0) parts.push(`${failed} of ${count(expectations.length, 'expectation')} fail`);
    else if (unknown === 0)
      parts.push(expectations.length === 1 ? 'The expectation holds' : `All ${expectations.length} expectations hold`);
    if (unknown > 0) parts.push(`${count(unknown, 'expectation')} cannot be decided`);
  }
  if (findings.error > 0) parts.push(count(findings.error, 'error'));
  if (findings.warning > 0) parts.push(count(findings.warning, 'warning'));
  if (findings.error + findings.warning === 0) parts.push('no errors or warnings');
  const text = `${parts.join(', ')}.`;
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  if (!complete)
    return {
      kind: 'incomplete',
      text: `Part of the text cannot be read, so this is only what could be read of it. ${first}`,
    };
  return { kind: failed + findings.error > 0 ? 'bad' : 'good', text: first };
}
