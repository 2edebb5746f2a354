import type { Blocker, Hop } from '../../network/answers/index.js';
import type { ExpectationResult } from '../../network/expectations/index.js';
import type { Origin } from '../../network/topology/index.js';
import { say } from '../../network/words/index.js';
import type { StackFrame } from '../protocol.js';

/**
 * A packet's way as programs show their calls: the last step on top. What decided stands above all: what stops the packet, or the last that lets it through which should not pass.
 */
export function stackOf({ path, blockers, holds, expectation }: ExpectationResult): StackFrame[] {
  const isReached = ({ decision }: Hop): boolean => decision !== 'not-reached';
  const there = (path?.forward ?? []).filter(isReached);
  const back = (path?.return ?? []).filter(isReached);
  const [blocker] = blockers;
  const culprit =
    holds === false && expectation.assertion.kind !== 'can'
      ? there.filter(({ decision, rule }) => decision === 'allow' && rule !== undefined).at(-1)
      : undefined;
  const steps = [...there.map((hop) => ({ hop, reply: '' })), ...back.map((hop) => ({ hop, reply: 'reply: ' }))];
  const frames = steps
    .filter(({ hop }) => hop !== culprit && !(blocker && isSameStep(blocker, hop)))
    .map(({ hop, reply }) => frame(`${reply}${words(hop)}`, hop.location));
  if (blocker)
    frames.push(frame(`${blocker.direction === 'return' ? 'reply: ' : ''}✗ ${stepName(blocker)}`, blocker.location));
  if (culprit) frames.push(frame(words(culprit), culprit.location));
  return frames.reverse();
}

function isSameStep(blocker: Blocker, hop: Hop): boolean {
  return blocker.checkpoint === hop.checkpoint && blocker.object === hop.object && hop.decision === 'deny';
}

function frame(label: string, location: Origin | undefined): StackFrame {
  return location?.file ? { label, origin: location } : { label };
}

const MARKS: Readonly<Partial<Record<Hop['decision'], string>>> = { deny: '✗', partly: '◐', unknown: '?' };

function words(hop: Hop): string {
  return `${MARKS[hop.decision] ?? '✓'} ${stepName(hop)}`;
}

function stepName({ checkpoint, object, rule }: Pick<Hop, 'checkpoint' | 'object' | 'rule'>): string {
  const name = `${checkpoint.replaceAll('-', ' ')} ${object}`;
  if (rule === undefined) return name;
  return checkpoint.startsWith('network-acl') ? say`${name}, rule ${rule}` : `${name}, ${rule}`;
}
