import { describe, expect, it } from 'vitest';
import { whenSaved } from '../../client/features/preview/when-saved.js';

/** An editor that says what it is told to. */
function editor() {
  const heard = { saved: new Set<(one: never) => void>(), changed: new Set<(one: never) => void>() };
  const event = (listeners: Set<(one: never) => void>) => (listener: (one: never) => void) => {
    listeners.add(listener);
    return { dispose: () => listeners.delete(listener) };
  };
  return {
    workspace: {
      onDidSaveTextDocument: event(heard.saved),
      onDidChangeTextDocument: event(heard.changed),
    } as unknown as Parameters<typeof whenSaved>[0],
    saves: (languageId: string) => {
      for (const listener of heard.saved) listener({ languageId } as never);
    },
    changes: (languageId: string, contentChanges: readonly object[]) => {
      for (const listener of heard.changed) listener({ document: { languageId }, contentChanges } as never);
    },
  };
}

describe('what is on disk is compared with anew', () => {
  it.each([
    ['when a text is saved', (one: ReturnType<typeof editor>) => one.saves('vpc'), 1],
    [
      'when the editor says only later that a text is not saved',
      (one: ReturnType<typeof editor>) => one.changes('vpc', []),
      1,
    ],
    ['and not for an edit, which has its own picture', (one: ReturnType<typeof editor>) => one.changes('vpc', [{}]), 0],
    ['and not for another language that is saved', (one: ReturnType<typeof editor>) => one.saves('json'), 0],
    ['and not for another language that is not', (one: ReturnType<typeof editor>) => one.changes('json', []), 0],
  ])('%s', (_, act, times) => {
    const one = editor();
    let told = 0;
    const subscriptions = whenSaved(one.workspace, () => told++);
    act(one);
    expect(told).toBe(times);
    for (const subscription of subscriptions) subscription.dispose();
    act(one);
    expect(told).toBe(times);
  });
});
