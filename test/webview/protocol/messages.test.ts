import { describe, expect, it } from 'vitest';
import { refusedByPage } from '../../../client/webview/protocol/host-message.js';
import { refusedByHost } from '../../../client/webview/protocol/preview-message.js';
import type { PreviewSnapshot } from '../../../server/protocol.js';
import { coffeeShop, guardedShop, hub, large, origin, snapshot } from '../fixtures/snapshots.js';

const pair = { from: 'a', to: 'b', traffic: '' };
const without = (path: string): unknown => {
  const message = structuredClone({ type: 'snapshot', snapshot: guardedShop() }) as unknown as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() as string;
  const owner = steps.reduce((at, step) => at[step] as Record<string, unknown>, message);
  if (!(last in owner)) throw new Error(`no ${path}`);
  delete owner[last];
  return message;
};

describe('what a host says', () => {
  it.each([
    ['a snapshot', { type: 'snapshot', snapshot: guardedShop() }],
    [
      'one without the rest',
      { type: 'snapshot', snapshot: { ...coffeeShop(), matrix: undefined, expectations: undefined } },
    ],
    ['a large one', { type: 'snapshot', snapshot: large(300) }],
    ['a hub', { type: 'snapshot', snapshot: snapshot({ map: hub(30) }) }],
    ['no answer', { type: 'reach', id: 1, result: { version: 1, error: 'no such name' } }],
    ['a trial that failed', { type: 'whatIf', id: 1, result: { error: 'no' } }],
    ['a highlight', { type: 'highlight', elements: ['shop'], guard: { kind: 'network-acl', id: 'x' } }],
    ['cells', { type: 'cells', of: 'map', id: 1, result: { columns: [[[1, 0, 0, 0, 0, 0, -1]]], traffics: [] } }],
    ['no cells', { type: 'cells', of: 'map', id: 1, result: { error: 'no' } }],
    ['what to show', { type: 'show', tab: 'trace', pair }],
    ['what to show alone', { type: 'show', tab: 'map', only: ['shop.cashier', 'shop.counter'] }],
    ['a failure', { type: 'failed', message: 'no' }],
  ])('is taken: %s', (_, message) => {
    expect(refusedByPage(message)).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'it should be an object'],
    ['a text', 'snapshot', 'it should be an object'],
    ['no type', {}, '`type` should be one of '],
    ['a name to be shown alone that is no list', { type: 'show', only: 'shop' }, '`only` should be a list'],
    ['a type of nobody', { type: 'eval', code: 'x' }, '`type` should be one of '],
    ['no snapshot', { type: 'snapshot' }, '`snapshot` should be an object'],
    ['no map', without('snapshot.map'), '`snapshot.map` should be an object'],
    ['no zones', without('snapshot.map.vpcs.0.zones'), '`snapshot.map.vpcs[0].zones` should be a list'],
    ['no place', without('snapshot.map.vpcs.0.origin'), '`snapshot.map.vpcs[0].origin` should be an object'],
    [
      'no guards',
      without('snapshot.map.vpcs.0.zones.0.subnets.0.guards'),
      '`snapshot.map.vpcs[0].zones[0].subnets[0].guards` should be an object',
    ],
    [
      'fixes that are no titles',
      {
        type: 'snapshot',
        snapshot: snapshot({
          map: {
            ...guardedShop().map,
            guards: guardedShop().map.guards.map((guard) => ({
              ...guard,
              findings: [{ severity: 'error', rule: 'x', message: 'y', origin: origin(1), fixes: [1] }],
            })),
          } as unknown as PreviewSnapshot['map'],
        }),
      },
      '.findings[0].fixes[0]` should be a text',
    ],
    ['no counts', without('snapshot.findings.error'), '`snapshot.findings.error` should be a whole number from 0'],
    [
      'no question',
      without('snapshot.expectations.0.question'),
      '`snapshot.expectations[0].question` should be an object',
    ],
    [
      'a cell that lacks a number',
      { type: 'cells', of: 'map', id: 1, result: { columns: [[[1, 0, 0, 0, 0, 0]]], traffics: [] } },
      '`result.columns[0][0]` should be a list of 7 numbers',
    ],
    ['kinds of nothing', { type: 'kinds', id: 1, result: { from: [], to: [] } }, '`result.all` should be a number'],
    ['an answer of nothing', { type: 'reach', id: 1, result: null }, '`result` should be an object'],
    [
      'an answer without paths',
      { type: 'reach', id: 1, result: { version: 1, answer: {}, fixes: [] } },
      '`result.answer.from` should be a text',
    ],
    ['an error that is none', { type: 'reach', id: 1, result: { error: 7 } }, '`result.error` should be a text'],
    ['a patch of nothing', { type: 'patch', protocol: 1, state: 'a', base: 'b' }, '`patch` should be an object'],
    ['another version', { type: 'snapshot', protocol: 99, snapshot: {} }, 'Reload the window'],
  ])('is refused, with what is wrong: %s', (_, message, said) => {
    expect(refusedByPage(message)).toContain(said);
  });
});

describe('what a page says', () => {
  it.each([
    ['ready', { type: 'ready' }],
    ['a question', { type: 'reach', id: 1, pair }],
    ['a trial', { type: 'whatIf', id: 1, texts: 'a', without: [origin(1)] }],
    ['a fix', { type: 'fix', texts: 'a', rule: 'acl-no-reply', origin: origin(1), title: 'Add it' }],
    ['a place', { type: 'reveal', origin: origin(3), takeFocus: false }],
    ['a table', { type: 'save', name: 'coffee shop matrix 2.csv', data: new Uint8Array(3) }],
    ['a picture', { type: 'save', name: 'coffee shop.svg', data: new Uint8Array(3) }],
  ])('is heard: %s', (_, message) => {
    expect(refusedByHost(message)).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, 'it should be an object'],
    ['a command', { type: 'command', command: 'workbench.action.terminal.new' }, '`type` should be one of '],
    ['a question to nobody', { type: 'reach', id: 1, pair: { from: 'a' } }, '`pair.to` should be a text'],
    [
      'a place before the first',
      { type: 'reveal', origin: origin(0), takeFocus: true },
      '`origin.range.start.line` should be a whole number from 1',
    ],
    ['a trial of texts', { type: 'whatIf', id: 1, texts: 'a', without: ['all'] }, '`without[0]` should be an object'],
    ['a fix of nothing', { type: 'fix', texts: 'a', rule: 'x', title: 'y' }, '`origin` should be an object'],
    [
      'a text to write',
      { type: 'fix', texts: 'a', rule: 'x', origin: origin(1), title: { newText: 'vpc' } },
      '`title` should be a text',
    ],
    [
      'a path',
      { type: 'save', name: '../../.bashrc', data: new Uint8Array(1) },
      '`name` should be the name of an SVG, PNG, CSV or Markdown file',
    ],
    [
      'a path that ends well',
      { type: 'save', name: '../x.svg', data: new Uint8Array(1) },
      '`name` should be the name of an SVG, PNG, CSV or Markdown file',
    ],
    [
      'a hidden file',
      { type: 'save', name: '.x.svg', data: new Uint8Array(1) },
      '`name` should be the name of an SVG, PNG, CSV or Markdown file',
    ],
    ['no bytes', { type: 'save', name: 'x.svg', data: 'text' }, '`data` should be bytes'],
  ])('is not obeyed where it is malformed: %s', (_, message, said) => {
    expect(refusedByHost(message)).toContain(said);
  });
});
