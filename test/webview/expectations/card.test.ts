import { describe, expect, it } from 'vitest';
import { cardOf } from '../../../client/webview/expectations/card.js';
import { coffeeShop } from '../fixtures/snapshots.js';

describe('the card of an expectation', () => {
  const [holding, failing] = coffeeShop().expectations.map(cardOf);

  it('says why, where it does not hold', () => {
    expect([holding?.word, holding?.note]).toEqual(['holds', undefined]);
    expect([failing?.word, failing?.note]).toEqual(['fails', 'tcp 5432 arrives']);
  });

  it('asks its own question', () => {
    expect(holding?.question).toEqual({ from: 'internet', to: 'cashier', traffic: 'https' });
    expect(failing?.question).toEqual({ from: 'internet', to: 'orders', traffic: '' });
  });

  it('is not decided where the files leave it open', () => {
    const [state] = coffeeShop().expectations;
    expect(state && cardOf({ ...state, holds: null, message: 'office is unknown' })).toMatchObject({
      word: 'unknown',
      note: 'office is unknown',
    });
  });
});
