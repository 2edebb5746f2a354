import type { Subject, Topology, TrafficTerm } from '../../network/topology/index.js';
import { parseSubject } from './parse-subject.js';
import { parseTraffic } from './parse-traffic.js';

/** A question as a person types it, or as an expectation has it. */
export interface QuestionText {
  /** Subjects, separated by commas. */
  readonly from: string;
  readonly to: string;
  /** A traffic list, perhaps with `except on` another; nothing: every protocol and port. */
  readonly traffic?: string | undefined;
}

export interface ParsedQuestion {
  readonly from: readonly Subject[];
  readonly to: readonly Subject[];
  readonly traffics?: readonly TrafficTerm[] | undefined;
  readonly except?: readonly TrafficTerm[] | undefined;
}

export function parseQuestion(
  { from, to, traffic = '' }: QuestionText,
  topology: Topology,
): ParsedQuestion | { error: string } {
  const source = parseSubjects(from, topology);
  if ('error' in source) return source;
  const destination = parseSubjects(to, topology);
  if ('error' in destination) return destination;
  const [, wanted = '', unwanted] = /^(.*?)(?:\bexcept\b(?:\s+on\b)?(.*))?$/s.exec(traffic.trim()) ?? [];
  const asked = wanted.trim() ? parseTraffic(wanted, topology) : undefined;
  if (asked && 'error' in asked) return asked;
  const left = unwanted === undefined ? undefined : parseTraffic(unwanted, topology);
  if (left && 'error' in left) return left;
  return {
    from: source.subjects,
    to: destination.subjects,
    ...(asked ? { traffics: asked.traffics } : {}),
    ...(left ? { except: left.traffics } : {}),
  };
}

/** A name that is told apart by its file may have a comma in it, so the whole is tried first. */
function parseSubjects(text: string, topology: Topology): { subjects: Subject[] } | { error: string } {
  const whole = parseSubject(text, topology);
  if ('subject' in whole) return { subjects: [whole.subject] };
  if (!text.includes(',')) return whole;
  const subjects: Subject[] = [];
  for (const part of text.split(',')) {
    const parsed = parseSubject(part, topology);
    if ('error' in parsed) return parsed;
    subjects.push(parsed.subject);
  }
  return { subjects };
}
