import { connections } from './account/connections.js';
import { hosts } from './account/hosts.js';
import { services } from './account/services.js';
import { vpcs } from './account/vpcs.js';

export type Account = Record<string, unknown>;

/** A made-up account with something of every kind: the name of each file, and its JSON, as `aws … describe-*` prints it. */
export function account(): Account {
  return { ...vpcs(), ...hosts(), ...connections(), ...services() };
}

/** The account with something changed in every object that has a field of that value. */
export function changed(field: string, value: unknown, change: (object: Record<string, unknown>) => void): Account {
  const files = account();
  const visit = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return;
    if ((at as Record<string, unknown>)[field] === value) change(at as Record<string, unknown>);
    Object.values(at).forEach(visit);
  };
  visit(files);
  return files;
}
