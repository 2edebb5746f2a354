import { isGrouping } from './matrix/grouping.js';
import type { SavedState, Tab } from './messages.js';

const TABS: readonly Tab[] = ['map', 'matrix', 'trace', 'expectations'];

/** What was kept, made whole: an older version of the preview may have kept something else. */
export function restore(uri: string, saved: Partial<SavedState>): SavedState {
  return {
    uri,
    tab: TABS.find((tab) => tab === saved.tab) ?? 'map',
    pair: { from: text(saved.pair?.from), to: text(saved.pair?.to), traffic: text(saved.pair?.traffic) },
    folded: texts(saved.folded),
    opened: texts(saved.opened),
    tracing: saved.tracing === true,
    only: text(saved.only),
    minimap: saved.minimap !== false,
    matrix: {
      grouping: isGrouping(saved.matrix?.grouping) ? saved.matrix.grouping : undefined,
      openRows: texts(saved.matrix?.openRows),
      openColumns: texts(saved.matrix?.openColumns),
    },
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
