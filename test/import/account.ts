import { connections } from './account/connections.js';
import { hosts } from './account/hosts.js';
import { services } from './account/services.js';
import { vpcs } from './account/vpcs.js';

export type Account = Record<string, unknown>;

/** A made-up account with something of every kind: the name of each file, and its JSON, as `aws … describe-*` prints it. */
export function account(): Account {
  return { ...vpcs(), ...hosts(), ...connections(), ...services() };
}
