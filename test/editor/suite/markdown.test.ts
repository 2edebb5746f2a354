import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../harness/until.mjs';
import { inPage } from './preview-driver.js';
import { shopUri, undoAll } from './shop.js';
import { write } from './workbench.js';

const beside = (name: string): vscode.Uri => vscode.Uri.joinPath(shopUri(), '..', name);
const fence = (text: string, info = 'vpc'): string => `\`\`\`${info}\n${text}\n\`\`\`\n`;

const PAGE = [
  '# A bakery',
  fence('vpc bakery 10.8.0.0/16 {\n  subnet oven 10.8.1.0/24 { instance baker }\n}'),
  fence('import "./mill.vpc"\nvpc bakery 10.9.0.0/16 { }'),
  fence('vpc quiet 10.10.0.0/16 { }', 'vpc no-map'),
  fence('vpc broken 10.11.0.0/16 {\n  subnet ;\n}'),
  fence('// nothing'),
  fence('let x = 1;', 'js'),
].join('\n');

/** What a person sees of the page that is previewed, and what is told to who cannot see. */
function seen() {
  const paper = document.createElement('i');
  paper.style.background = 'var(--vscode-editor-background)';
  document.body.append(paper);
  const page = getComputedStyle(paper).backgroundColor;
  paper.remove();
  const maps = [...document.querySelectorAll('.vpclens-map svg')];
  return {
    maps: maps.map((svg) => svg.getAttribute('aria-label')),
    isDrawn: maps.every((svg) => svg.getBoundingClientRect().height > 50),
    notes: [...document.querySelectorAll('.vpclens-note')].map(({ textContent }) => textContent),
    codes: [...document.querySelectorAll('code.language-vpc')].map(({ textContent }) => textContent.split('\n')[0]),
    words: [...document.querySelectorAll('code.language-vpc .hljs-keyword')].map(({ textContent }) => textContent),
    // A line without its style is black or nothing.
    outline: getComputedStyle(document.querySelector('.box-subnet > .outline') ?? document.body).stroke,
    paper: getComputedStyle(document.querySelector('.paper') ?? document.body).fill,
    page,
    theme: document.body.className,
  };
}

type Seen = ReturnType<typeof seen>;

/** The page that is shown is told to be loaded again and again while the next one waits to be shown: so it is, once, where something in it takes long. */
function loadLate(): void {
  const frame = (id: string) => document.querySelector<HTMLIFrameElement>(`#${id}`);
  const shown = frame('active-frame');
  const tell = (): void => {
    if (frame('active-frame') !== shown) return;
    if (frame('pending-frame')) shown?.contentWindow?.dispatchEvent(new Event('load'));
    requestAnimationFrame(tell);
  };
  tell();
}

const look = (): Promise<Seen | undefined> => inPage('code.language-vpc', seen);

function untilSeen(what: string, isSo: (page: Seen) => boolean): Promise<Seen> {
  return until(what, async () => {
    const page = await look();
    assert.ok(page && isSo(page), JSON.stringify(page));
    return page;
  });
}

export function defineMarkdown(): void {
  describe('Markdown previews', () => {
    const settings = vscode.workspace.getConfiguration('vpclens');
    const theme = vscode.workspace.getConfiguration('workbench');

    before(async () => {
      await write(beside('page.md'), PAGE);
      await write(beside('mill.vpc'), 'network mill 192.168.7.0/24\n');
      await vscode.commands.executeCommand('markdown.showPreview', beside('page.md'));
    });
    after(async () => {
      await theme.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
      await settings.update('markdown.map', undefined, vscode.ConfigurationTarget.Global);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      for (const name of ['page.md', 'mill.vpc']) await vscode.workspace.fs.delete(beside(name));
      await undoAll();
    });

    it('draw the map of each fence, with its code in colours, and say what is wrong', async () => {
      const page = await untilSeen('two maps', ({ maps, notes }) => maps.length === 2 && notes.length === 1);
      assert.deepEqual(page.maps, ['Map of bakery', 'Map of bakery and mill']);
      assert.ok(page.isDrawn);
      assert.match(page.notes[0] ?? '', /^Line 2 of this block: /);
      assert.equal(page.codes.length, 5);
      assert.ok(page.words.includes('vpc') && page.words.includes('subnet'));
      assert.match(page.outline, /^(?!rgb\(0, 0, 0\)|none)/);
      assert.equal(page.paper, page.page);
    });

    it('follow the files that a fence imports', async () => {
      await write(beside('mill.vpc'), 'network windmill 192.168.7.0/24\n');
      await untilSeen('the new name', ({ maps }) => maps[1] === 'Map of bakery and windmill');
    });

    it('show what was drawn while they were still being loaded', async () => {
      await inPage('#active-frame', loadLate);
      await write(beside('mill.vpc'), 'network watermill 192.168.7.0/24\n');
      await untilSeen('the other name', ({ maps }) => maps[1] === 'Map of bakery and watermill');
    });

    it('follow what is typed', async () => {
      const document = await vscode.workspace.openTextDocument(beside('page.md'));
      const edit = new vscode.WorkspaceEdit();
      const at = document.positionAt(document.getText().indexOf('subnet ;'));
      edit.replace(
        document.uri,
        new vscode.Range(at, at.translate(0, 'subnet ;'.length)),
        'subnet bread 10.11.1.0/24 { }',
      );
      assert.ok(await vscode.workspace.applyEdit(edit));
      await untilSeen('the third map', ({ maps, notes }) => maps[2] === 'Map of broken' && notes.length === 0);
    });

    for (const [name, kind] of [
      ['Default Dark Modern', 'vscode-dark'],
      ['Default High Contrast', 'vscode-high-contrast'],
      ['Default Light Modern', 'vscode-light'],
    ] as const)
      it(`are in the colours of the theme: ${name}`, async () => {
        await theme.update('colorTheme', name, vscode.ConfigurationTarget.Global);
        const page = await untilSeen(kind, (now) => now.theme.split(' ').includes(kind));
        assert.equal(page.paper, page.page);
      });

    it('show code alone where maps are not wanted', async () => {
      await settings.update('markdown.map', false, vscode.ConfigurationTarget.Global);
      const page = await untilSeen('no maps', ({ maps }) => maps.length === 0);
      assert.equal(page.codes.length, 5);
      await settings.update('markdown.map', true, vscode.ConfigurationTarget.Global);
      await untilSeen('the maps', ({ maps }) => maps.length === 3);
    });

    it('are how a rule’s page is shown', async () => {
      const extension = vscode.extensions.getExtension('vpc-lens.vpc-lens');
      assert.ok(extension);
      const page = vscode.Uri.joinPath(extension.extensionUri, 'docs', 'rules', 'acl-no-reply.md');
      await vscode.commands.executeCommand('vpclens.showRule', page.toString());
      await untilSeen('its two maps', ({ maps }) => maps.join() === 'Map of shop,Map of shop');
    });
  });
}
