import { say } from '../../../network/words/index.js';
import type { CutAddresses } from '../../../server/protocol.js';
import { h } from '../ui/dom.js';
import { foldedList } from '../ui/folded-list.js';

/** For each of the words that are cut short, a line that opens all that they stand for. */
export function wholeAddresses(cut: readonly CutAddresses[], told: readonly string[]): HTMLElement[] {
  return told.flatMap((words) => cut.filter((one) => one.words === words).map(({ ranges }) => allRanges(ranges)));
}

export function allRanges(ranges: readonly string[]): HTMLElement {
  return foldedList(say`all ${ranges.length} ranges`, ranges, (range) => h('li', {}, h('code', {}, range)));
}
