import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { clickInPreview, fillInPreview, inPreview, pressInPreview } from './preview-driver.js';
import { exchange, openShop, placeOf, shopUri, undoAll } from './shop.js';

export function definePreview(): void {
  describe('the preview', () => {
    let editor: vscode.TextEditor;

    before(async () => {
      editor = await openShop();
      await vscode.commands.executeCommand('vpclens.preview');
      await drawn(editor.document);
    });
    afterEach(async () => {
      await undoAll();
      await drawn(editor.document);
    });

    it('opens beside the text and leaves the keyboard there', () =>
      until('the preview in a tab, and the text active', () => {
        const titles = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map((tab) => tab.label));
        assert.ok(titles.includes('Reachability: shop.vpc'), titles.join());
        assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), shopUri().toString());
        return true;
      }));

    it('draws every element of the file once', () =>
      until('every box', async () => {
        const boxes = await inPreview(() =>
          [...document.querySelectorAll('[data-box]')].map((box) => box.getAttribute('data-box')),
        );
        for (const name of [
          'internet',
          'shop',
          'shop.counter',
          'shop.cellar',
          'shop.cashier',
          'shop.orders',
          'shop.front-door',
        ])
          assert.equal(boxes?.filter((box) => box === name).length, 1, name);
        return true;
      }));

    it('shows the right verdicts in the matrix', async () => {
      await clickInPreview('#tab-matrix');
      await until('the matrix', async () => {
        const cells = await inPreview(() =>
          [...document.querySelectorAll('[role=gridcell]')].map((cell) => cell.getAttribute('aria-label') ?? ''),
        );
        const of = (pair: string) => cells?.find((text) => text.startsWith(`${pair}:`)) ?? '';
        assert.match(of('internet to shop.cashier'), /: reachable/);
        assert.match(of('internet to shop.orders'), /: blocked/);
        assert.match(of('shop.cashier to shop.orders'), /: reachable/);
        assert.match(of('shop.orders to shop.cashier'), /: reachable, tcp 443/);
        return cells && cells.length >= 9;
      });
    });

    it('marks in the matrix what is expected, and what an edit opened since the file on disk', async () => {
      await clickInPreview('#tab-matrix');
      await until('what is expected', async () => {
        const marks = await inPreview(() =>
          ['internet to shop.cashier:', 'internet to shop.orders:'].map((pair) =>
            document.querySelector(`[role=gridcell][aria-label^="${pair}"]`)?.getAttribute('data-expected'),
          ),
        );
        assert.deepEqual(marks, ['holds', 'holds']);
        return true;
      });
      await exchange(editor, 'allow https from any', 'allow https, ssh from any');
      await until('a choice of colours', () =>
        inPreview(() => {
          const colours = document.querySelector<HTMLSelectElement>('.matrix select[aria-label="Colour cells"]');
          if (!colours || colours.hidden) return false;
          colours.value = 'disk';
          colours.dispatchEvent(new Event('change'));
          return true;
        }),
      );
      await until('what the edit opened, and the port that gets through now', async () => {
        const cell = await inPreview(() => {
          const found = document.querySelector('[role=gridcell][aria-label^="internet to shop.cashier:"]');
          const told = document.querySelector('.matrix-changes summary')?.textContent;
          return { change: found?.getAttribute('data-change'), text: found?.textContent, told };
        });
        // A text that was saved meanwhile is no other than that on the disk.
        const { isDirty } = editor.document;
        assert.deepEqual(
          { ...cell, isDirty },
          { change: 'opened', text: '22, 443', told: 'opens 2 pairs', isDirty: true },
        );
        return true;
      });
      await undoAll();
      await until('nothing that is other than on the disk', () =>
        inPreview(() => document.querySelector('[role=gridcell][data-change]') === null),
      );
    });

    it('walks through the matrix by keyboard and opens a pair', async () => {
      await pressInPreview('[role=gridcell][tabindex="0"]', 'Control+Home');
      await pressInPreview('[role=rowheader][tabindex="0"]', 'ArrowRight');
      await pressInPreview('[role=gridcell][tabindex="0"]', 'ArrowRight');
      await until('the focus on a pair', () =>
        inPreview(() => document.activeElement?.getAttribute('aria-label')?.startsWith('internet to ')),
      );
      await pressInPreview('[role=gridcell][tabindex="0"]', 'Enter');
      await until('the trace', () => inPreview(() => document.querySelector('.verdict-banner') !== null));
      await until('its tab', () =>
        inPreview(() => document.querySelector('#tab-trace')?.getAttribute('aria-selected') === 'true'),
      );
    });

    it('follows a request and its reply through every checkpoint', async () => {
      await ask('internet', 'shop.cashier', 'tcp 443');
      await until('the steps of the trace', async () => {
        const found = await inPreview(() => ({
          verdict: document.querySelector('.verdict-banner')?.getAttribute('data-verdict'),
          text: document.querySelector('.path')?.textContent ?? '',
        }));
        assert.match(found?.text ?? '', /Internet gateway/);
        assert.match(found?.text ?? '', /allow https from any/);
        assert.match(found?.text ?? '', /Reply/);
        return found?.verdict === 'reachable';
      });
    });

    it('names what blocks', async () => {
      await ask('internet', 'shop.cashier', 'tcp 22');
      const text = await until('a blocker', async () => {
        const found = await inPreview(() => document.querySelector('.blockers')?.textContent);
        return found?.includes('shop.cashiers') && found;
      });
      assert.match(text, /Group cashiers in/);
    });

    it('opens the question of a failed expectation from its lens and from its card', async () => {
      await exchange(editor, 'allow https from any', 'allow http from any');
      await drawn(editor.document);
      const lens = await until('the lens of the failed expectation', async () => {
        const ask = vscode.commands.executeCommand<vscode.CodeLens[]>;
        const lenses = await ask('vscode.executeCodeLensProvider', shopUri(), 100);
        return lenses.find(({ command }) => command?.title.startsWith('✗ fails'))?.command;
      });
      await vscode.commands.executeCommand(lens.command, ...(lens.arguments ?? []));
      await shownQuestion();
      await ask('shop.cashier', 'shop.orders', '');
      await until('another question', () =>
        inPreview(() => document.querySelector('.verdict-banner')?.textContent?.includes('shop.orders')),
      );
      await clickInPreview('#tab-expectations');
      await clickInPreview('.expectation-fails');
      await shownQuestion();
    });

    it('says what is wrong with a name', async () => {
      await ask('nobody', 'shop.cashier', '');
      await until('a sentence', () =>
        inPreview(() => document.querySelector('.trace .problem')?.textContent?.includes('nobody')),
      );
    });

    it('plays the trace on the map, and leads to its text', async () => {
      await ask('internet', 'shop.cashier', 'tcp 443');
      await until('the answer', () => inPreview(() => document.querySelector('.verdict-banner') !== null));
      await clickInPreview('.verdict-banner button');
      await until('the player', () =>
        inPreview(() => document.querySelector('.player')?.hasAttribute('hidden') === false),
      );
      await pressInPreview('.player .buttons button', 'End');
      await until('the end of the way', async () => {
        const text = await inPreview(() => document.querySelector('.player-step')?.textContent);
        return text?.includes('The reply is back at the internet');
      });
      await pressInPreview('.player .buttons button', 'Escape');
      await until('the map without it', () =>
        inPreview(() => document.querySelector('.player')?.hasAttribute('hidden') === true),
      );
    });

    it('writes an expectation of an answer into the text, and undo takes it back', async () => {
      const before = editor.document.getText();
      await ask('internet', 'shop.orders', 'ssh');
      await until('the answer', () =>
        inPreview(() => document.querySelector('.verdict-banner')?.textContent?.includes('on ssh')),
      );
      await clickInPreview('.verdict-banner button:nth-child(2)');
      await until('the new line', () => {
        assert.equal(
          editor.document.getText().trimEnd().split('\n').at(-1),
          'expect internet cannot reach shop.orders on ssh',
        );
        return true;
      });
      await undo(before);
    });

    it('tries the network without a gateway, and applies it as an edit that undo takes back', async () => {
      const before = editor.document.getText();
      await clickInPreview('#tab-map');
      await clickInPreview('[data-box="shop.front-door"]');
      await until('what can be switched off', () =>
        inPreview(() => document.querySelector('[aria-label="What if"] button') !== null),
      );
      await clickInPreview('.selection [aria-label="What if"] button');
      await until('what it closes', () =>
        inPreview(() =>
          document.querySelector('.what-if .long-list')?.textContent?.includes('internet → shop.cashier'),
        ),
      );
      assert.equal(editor.document.getText(), before, 'nothing is written by trying');
      await clickInPreview('.what-if > .buttons button');
      await until('the text without the gateway', () => {
        const text = editor.document.getText();
        assert.ok(!text.includes('internet-gateway front-door') && text.includes('-> blackhole'), text);
        return true;
      });
      await undo(before);
    });

    it('mends a finding at its mark, as an edit that undo takes back', async () => {
      await exchange(editor, '10.0.2.20', '10.0.2.2');
      const before = editor.document.getText();
      await drawn(editor.document);
      await clickInPreview('#tab-map');
      await clickInPreview('[data-box="shop.orders"]');
      const fix = '.selection-findings .fix';
      await until('the fix', async () => {
        assert.match(
          (await inPreview((button) => document.querySelector(button)?.textContent, fix)) ?? '',
          /10\.0\.2\.4/,
        );
        return true;
      });
      await clickInPreview(fix);
      await until('the free address in the text, and no fix any more', async () => {
        assert.match(editor.document.getText(), /database orders 10\.0\.2\.4 /);
        assert.equal(await inPreview((button) => document.querySelectorAll(button).length, fix), 0);
        return true;
      });
      await undo(before);
    });

    it('shows a clicked element in the text', async () => {
      await clickInPreview('#tab-map');
      await clickInPreview('[data-box="shop.orders"]');
      const line = placeOf(editor.document, 'database orders').line;
      await until('the line of the database', () =>
        vscode.window.visibleTextEditors.some(({ selection }) => selection.active.line === line),
      );
    });

    it('shows alone what the cursor is in, by command, and all again', async () => {
      const crumbs = () =>
        inPreview(() =>
          [...document.querySelectorAll('.crumbs ol:not([hidden]) li')].map((one) => one.textContent).join(' '),
        );
      const only = async (text: string, expected: RegExp) => {
        await vscode.window.showTextDocument(editor.document, { viewColumn: vscode.ViewColumn.One });
        const position = placeOf(editor.document, text, 3);
        editor.selection = new vscode.Selection(position, position);
        await vscode.commands.executeCommand('vpclens.previewOnly');
        await until(`${expected} alone`, async () => {
          assert.match((await crumbs()) ?? '', expected);
          return true;
        });
      };
      await clickInPreview('#tab-matrix');
      await only('database orders', /^All vpc shop subnet cellar$/);
      const boxes = () =>
        inPreview(() => [...document.querySelectorAll('[data-box]')].map((box) => box.getAttribute('data-box')).join());
      assert.match((await boxes()) ?? '', /shop\.orders/);
      assert.doesNotMatch((await boxes()) ?? '', /shop\.cashier/);
      await only('security-group cashiers {', /^All vpc shop$/);
      assert.match((await boxes()) ?? '', /shop\.cashier/);
      await clickInPreview('.crumbs button');
      await until('all of it', async () => (await crumbs()) === '');
    });

    it('highlights what the cursor is in', async () => {
      const position = placeOf(editor.document, 'instance cashier', 10);
      editor.selection = new vscode.Selection(position, position);
      await until('a highlight', () =>
        inPreview(() => document.querySelector('.highlighted')?.getAttribute('data-box') === 'shop.cashier'),
      );
    });

    it('follows edits live', async () => {
      await exchange(editor, 'instance cashier', 'instance teller');
      await until('the new name', () => inPreview(() => document.querySelector('[data-box="shop.teller"]') !== null));
      await undoAll();
      await until('the old name', () => inPreview(() => document.querySelector('[data-box="shop.cashier"]') !== null));
    });

    it('keeps what can be read of a broken text, and says so', async () => {
      await exchange(editor, 'security-group order-books {', 'security-group order-books {{{');
      await until('the notice', () =>
        inPreview(() => document.querySelector('.status')?.getAttribute('data-kind') === 'incomplete'),
      );
      await until('what can be read', () =>
        inPreview(() => document.querySelector('[data-box="shop.cashier"]') !== null),
      );
    });

    it('has a content security policy without exceptions, and no style or script in the page', async () => {
      const page = await inPreview(() => ({
        policy: document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '',
        scripts: [...document.querySelectorAll('script')].filter((script) =>
          script.getAttribute('src')?.includes('preview.js'),
        ).length,
        handlers: document.querySelectorAll('[onclick],[onload]').length,
      }));
      assert.match(page?.policy ?? '', /default-src 'none'/);
      assert.doesNotMatch(page?.policy ?? '', /unsafe/);
      assert.equal(page?.scripts, 1);
      assert.equal(page?.handlers, 0);
    });
  });
}

/** What the preview wrote is one edit, like one that was typed. */
async function undo(before: string): Promise<void> {
  await vscode.window.showTextDocument(shopUri(), { viewColumn: vscode.ViewColumn.One });
  await vscode.commands.executeCommand('undo');
  await until('the text as it was', async () => {
    assert.equal((await vscode.workspace.openTextDocument(shopUri())).getText(), before);
    return true;
  });
}

/** The preview shows the text as it is now, whatever was typed before: what comes next is not overtaken by an older state. */
async function drawn({ version }: vscode.TextDocument): Promise<void> {
  await until(`version ${version} in the preview`, async () => {
    const shown = await inPreview(() => document.querySelector<HTMLElement>('.app[data-state=drawn]')?.dataset.version);
    assert.equal(shown, String(version));
    return true;
  });
}

/** The ends and the traffic of the expectation, and what stops it before anything else. */
async function shownQuestion(): Promise<void> {
  await until('the question of the expectation', async () => {
    const shown = await inPreview(() => ({
      tab: document.querySelector('#tab-trace')?.getAttribute('aria-selected'),
      fields: ['from', 'to', 'traffic'].map(
        (name) => document.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value,
      ),
      blocker: document.querySelector('.blockers li')?.textContent ?? '',
    }));
    assert.equal(shown?.tab, 'true');
    assert.deepEqual(shown?.fields, ['internet', 'cashier', 'https']);
    assert.match(shown?.blocker ?? '', /shop\.cashiers/);
    return true;
  });
}

async function ask(from: string, to: string, traffic: string): Promise<void> {
  await clickInPreview('#tab-trace');
  await fillInPreview('input[name=from]', from);
  await fillInPreview('input[name=to]', to);
  await fillInPreview('input[name=traffic]', traffic);
  await pressInPreview('input[name=traffic]', 'Enter');
}
