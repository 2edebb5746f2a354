import { importAws } from '../../interchange/import/aws/import-aws.js';
import type { Account } from './account.js';
import { roundTrip } from './round-trip.js';
import { verdictOf } from './verdict-of.js';

/** What an account answers to a question. */
export function verdict(files: Account, from: string, to: string, on: string): string {
  return verdictOf(imported(files).topology, from, to, on);
}

export function imported(files: Account): ReturnType<typeof importAws> {
  const inputs = Object.entries(files).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
  const result = importAws(inputs, { names: 'id' });
  roundTrip(result.topology);
  return result;
}

/** What an import of it says, a line each. */
export function messages(files: Account): string {
  return imported(files)
    .warnings.map(({ message }) => message)
    .join('\n');
}
