import type { ResourceType } from '../../../network/topology/index.js';
import type { Key, ResourceDraft } from './draft.js';

/** What the language lets stand in one of several subnets, and as what. */
const SPREAD: Partial<Readonly<Record<ResourceType, ResourceType>>> = {
  instance: 'interface',
  interface: 'interface',
  database: 'database',
  function: 'function',
  'interface-endpoint': 'interface-endpoint',
};

/** It may be in each of these subnets, or not: then whatever holds in all of them is decided no more than what holds in one. What lies in one subnet by its nature stays where it stands. */
export function spreadOver(resource: ResourceDraft, subnets: readonly Key[]): void {
  resource.maybe = true;
  const type = SPREAD[resource.type];
  if (type === undefined) return;
  resource.type = type;
  resource.subnets = [...new Set(subnets)];
  resource.addresses = [];
}
