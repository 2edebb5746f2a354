/** Whatever was typed, the diagnostics at rest are those of a server that has seen nothing but the last text. */

import { expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { officeText } from '../bench/office-text.js';
import { Dice } from '../language/random-network.js';
import { edited } from '../language/typing.js';
import { SHOP_TEXT } from './shop.js';
import { TestClient } from './test-client.js';

async function freshDiagnostics(text: string): Promise<Diagnostic[]> {
  const client = await TestClient.start();
  await client.open(text);
  return client.analysed(1);
}

it.each([
  ['a shop', SHOP_TEXT],
  ['an office', officeText(150)],
])('%s', async (_, start) => {
  const dice = new Dice(2024);
  const client = await TestClient.start();
  await client.open(start);
  const steps = [start];
  for (let version = 2; version <= 60; version++) {
    const text = dice.chance(35)
      ? (steps.at(-1 - dice.next(Math.min(4, steps.length))) as string)
      : edited(steps.at(-1) as string, dice);
    steps.push(text);
    await client.change([{ text }], version);
    if (dice.chance(50)) continue;
    expect(await client.analysed(version), text).toEqual(await freshDiagnostics(text));
  }
});
