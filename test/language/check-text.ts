import { expect } from 'vitest';
import { type LoadedNetwork, loadNetwork } from '../../language/index.js';

const URI = 'file:///test/main.vpc';

/** Reads one text; `others` are files it may import, by their path from it. */
export function load(text: string, others: Readonly<Record<string, string>> = {}): LoadedNetwork {
  return loadNetwork([{ uri: URI, text }], (uri) => others[uri.replace('file:///test/', './')]);
}

/** Reads a text that must be right. */
export function loadClean(text: string, others: Readonly<Record<string, string>> = {}): LoadedNetwork {
  const network = load(text, others);
  expect(
    network.findings.map((finding) => `${finding.origin.range.start.line}: ${finding.rule}: ${finding.message}`),
  ).toEqual([]);
  return network;
}

const MARK = /^(\s*)\/\/(\s*)(\^+) ([\w-]+)(?:: (.*))?$/;

/**
 * Checks a text with its findings marked in place: under the line a comment whose `^^^` stand under the marked text, then the rule, then a part of the message.
 * Every finding must be marked, and every mark must be met.
 */
export function check(text: string, others: Readonly<Record<string, string>> = {}): LoadedNetwork {
  const lines = text.split('\n');
  const expected: string[] = [];
  const messages = new Map<string, string>();
  let marked = 0;
  lines.forEach((line, index) => {
    const mark = MARK.exec(line);
    if (!mark) {
      marked = index + 1;
      return;
    }
    const [, margin = '', gap = '', carets = '', rule = '', message] = mark;
    const start = margin.length + 2 + gap.length + 1;
    const key = `${marked}:${start}-${start + carets.length} ${rule}`;
    expected.push(key);
    if (message) messages.set(key, message);
  });
  const network = load(text, others);
  const found = network.findings
    .filter((finding) => finding.origin.file === URI)
    .map(({ origin: { range }, rule, message }) => ({
      key: `${range.start.line}:${range.start.column}-${range.end.column} ${rule}`,
      message,
    }));
  expect(found.map(({ key }) => key).sort()).toEqual(expected.sort());
  for (const { key, message } of found) expect(message).toContain(messages.get(key) ?? '');
  return network;
}
