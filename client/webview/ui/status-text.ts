import { plural, say } from '../../../network/words/index.js';
import type { PreviewPicture, PreviewRest } from '../../../server/protocol.js';

/** The state of the network in a sentence: what must be looked at comes first. */
export function statusText({ complete, findings, expectations }: PreviewPicture & Partial<PreviewRest>): {
  kind: 'good' | 'bad' | 'incomplete' | 'loading';
  text: string;
} {
  if (!expectations) {
    const told = [
      findings.error > 0 ? plural(findings.error, 'error') : '',
      findings.warning > 0 ? plural(findings.warning, 'warning') : '',
    ];
    const found = told.filter(Boolean).join(', ');
    return {
      kind: findings.error > 0 ? 'bad' : 'loading',
      text: found
        ? say`Who reaches whom is still being worked out; so far ${found}.`
        : say`Who reaches whom is still being worked out.`,
    };
  }
  const failed = expectations.filter(({ holds }) => holds === false).length;
  const unknown = expectations.filter(({ holds }) => holds === null).length;
  const parts: string[] = [];
  if (expectations.length > 0) {
    if (failed > 0)
      parts.push(
        expectations.length === 1
          ? say`The expectation fails`
          : say`${failed} of ${plural(expectations.length, 'expectation')} fail`,
      );
    else if (unknown === 0)
      parts.push(
        expectations.length === 1
          ? say`The expectation holds`
          : say`
        All ${expectations.length} expectations hold
      `,
      );
    if (unknown > 0) parts.push(say`${plural(unknown, 'expectation')} cannot be decided`);
  }
  if (findings.error > 0) parts.push(plural(findings.error, 'error'));
  if (findings.warning > 0) parts.push(plural(findings.warning, 'warning'));
  if (findings.error + findings.warning === 0) parts.push(say`no errors or warnings`);
  const text = `${parts.join(', ')}.`;
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  if (!complete)
    return {
      kind: 'incomplete',
      text: say`Part of the text cannot be read, so this is only what could be read of it. ${first}`,
    };
  return { kind: failed + findings.error > 0 ? 'bad' : 'good', text: first };
}
