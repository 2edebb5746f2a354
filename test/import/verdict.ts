import { importAws } from '../../interchange/import/aws/import-aws.js';
import { parseSubject } from '../../language/query/parse-subject.js';
import { parseTraffic } from '../../language/query/parse-traffic.js';
import { analyse } from '../../network/answers/analyse.js';
import type { Subject, Topology } from '../../network/topology/model.js';
import type { Account } from './account.js';

/** What an account answers to a question. */
export function verdict(files: Account, from: string, to: string, on: string): string {
  const { topology } = imported(files);
  const traffics = parseTraffic(on, topology);
  if ('error' in traffics) throw new Error(traffics.error);
  return analyse(topology).reach({ from: [subject(from, topology)], to: [subject(to, topology)], ...traffics }).verdict;
}

export function imported(files: Account): ReturnType<typeof importAws> {
  const inputs = Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
  return importAws(inputs, { names: 'id' });
}

/** What an import of it says, a line each. */
export function messages(files: Account): string {
  return imported(files)
    .warnings.map(({ message }) => message)
    .join('\n');
}

function subject(text: string, topology: Topology): Subject {
  const parsed = parseSubject(text, topology);
  if ('error' in parsed) throw new Error(parsed.error);
  return parsed.subject;
}
