import { VERDICTS } from '../../../network/wire/index.js';
import type { FlowTable } from './flow-table.js';
import { hasPort } from './flow-text.js';
import type { Sought } from './messages.js';

/** Whether a flow has what is sought. Each text is looked at once. */
export function soughtTest(
  { traffics }: FlowTable,
  { verdict, port }: Sought,
): (verdict: number, traffic: number) => boolean {
  const texts: (boolean | undefined)[] = [];
  const letsThrough = (traffic: number): boolean => {
    if (port === undefined) return true;
    const known = texts[traffic] ?? hasPort(traffics[traffic] ?? '', port);
    texts[traffic] = known;
    return known;
  };
  return (found, traffic) => (verdict === undefined || VERDICTS[found] === verdict) && letsThrough(traffic);
}
