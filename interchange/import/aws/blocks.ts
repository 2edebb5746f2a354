import { formatAddress, formatCidr, parseAddress, parseCidr } from '../../../network/address/index.js';
import { say } from '../../../network/words/index.js';
import type { Warnings } from '../warnings.js';
import type { Place } from './described.js';

/** The block as AWS holds it, host bits cleared; undefined, and a warning, where the text is none. */
export function readBlock(text: string | undefined, place: Place, warnings: Warnings): string | undefined {
  if (text === undefined) return undefined;
  const parsed = parseCidr(text);
  if (parsed) return formatCidr(parsed.cidr);
  warnings.add(say`${JSON.stringify(text)} is no CIDR block.`, place);
  return undefined;
}

export function readBlocks(blocks: readonly (string | undefined)[], place: Place, warnings: Warnings): string[] {
  return [...new Set(blocks.flatMap((block) => readBlock(block, place, warnings) ?? []))];
}

export function readAddress(text: string | undefined, place: Place, warnings: Warnings): string | undefined {
  if (text === undefined || text === '') return undefined;
  const parsed = parseAddress(text);
  if (parsed !== undefined) return formatAddress(parsed);
  warnings.add(say`${JSON.stringify(text)} is no address.`, place);
  return undefined;
}
