import type { Origin, PageAnalysis, RecordedPage } from '../../../server/protocol.js';
import type { Host } from '../host.js';
import { MatrixAsks } from '../matrix-asks.js';
import type { HostMessage, PreviewMessage } from '../messages.js';

/** What the page does beside the preview. */
export interface RecordedEvents {
  readonly reveal: (origin: Origin) => void;
  readonly copy: (text: string) => void;
  readonly save: (message: Extract<PreviewMessage, { type: 'save' }>) => void;
}

/** Answers the preview from what was recorded. A pair is asked of the analysis, which reads the texts when it is first asked. */
export function recordedHost(page: RecordedPage, analysis: PageAnalysis, events: RecordedEvents): Host {
  const listeners: ((message: unknown) => void)[] = [];
  // Later, as an editor's answers come: the page has shown by then that it waits.
  const tell = (message: HostMessage): void => {
    for (const listener of listeners) listener(message);
  };
  const matrix = new MatrixAsks(
    {
      cells: ({ question }, signal) => afterFrame(() => analysis.cells(page, question, () => !signal.aborted)),
      kinds: ({ question }, signal) => afterFrame(() => analysis.kinds(page, question, () => !signal.aborted)),
      isOutdated: () => false,
    },
    tell,
  );
  return {
    onMessage: (listener) => listeners.push(listener),
    load: () => ({
      tab: page.tab,
      ...(page.grouping ? { matrix: { grouping: page.grouping, openRows: [], openColumns: [] } } : {}),
    }),
    save: () => undefined,
    post(message) {
      switch (message.type) {
        case 'ready':
        case 'retry':
        case 'whole':
          tell({ type: 'snapshot', snapshot: page.snapshot });
          break;
        case 'reach': {
          const { id, pair } = message;
          void afterFrame(async () => tell({ type: 'reach', id, result: analysis.reach(page, pair) }));
          break;
        }
        case 'cells':
        case 'kinds':
          void matrix.ask(message);
          break;
        case 'reveal':
          events.reveal(message.origin);
          break;
        case 'copy':
          events.copy(message.text);
          break;
        case 'save':
          events.save(message);
          break;
      }
    },
  };
}

/** The page shows first what it has. */
function afterFrame<R>(work: () => Promise<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(() => setTimeout(() => void work().then(resolve, reject)));
  });
}
