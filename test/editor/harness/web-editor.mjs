// The same VS Code with no server behind it, as on a web site: its extensions run in a web worker, and its files are those of an extension.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { startBridge } from './bridge.mjs';
import { launchBrowser, newWindow } from './browser.mjs';
import { bundleWebSuite } from './build.mjs';
import { editorFolder } from './code-server.mjs';
import { root } from './downloads.mjs';
import { serve } from './static-server.mjs';
import { runAt } from './workbench.mjs';

/** Where the package takes a server for granted, and what VS Code itself has there. */
const WITHOUT_SERVER = [
  ['remoteAuthority:location.host', 'remoteAuthority:undefined'],
  [
    'P.file(this.userDataPath).with({scheme:J.vscodeRemote})',
    'P.file(this.userDataPath).with({scheme:J.vscodeUserData})',
  ],
];
const ATTEMPTS = 5;
const LAST_WORDS = 20;
const SCHEME = 'vpclens-test';

/** Runs the suite there. `tell` gets the suite's lines. Answers the suite's exit code. */
export async function runInWebEditor({ work, vsix, tell }) {
  const editor = editorFolder();
  const extension = unpack(vsix, join(work, 'web-extension'));
  const browser = await launchBrowser();
  const cleanUp = [() => browser.close()];
  try {
    let page;
    let begun = false;
    const hear = (line) => {
      begun = true;
      tell(line);
    };
    const bridge = await startBridge(() => page, hear);
    cleanUp.unshift(() => bridge.stop());
    const tests = await bundleWebSuite(join(work, 'web-suite'), {
      bridge: bridge.address,
      // As they are at first: what ran before has worked with its own copy, and may have saved it.
      files: filesOf(join(root, 'test', 'editor', 'workspace')),
    });
    const folders = { '/vscode/': editor, '/extensions/vpc-lens/': extension, '/tests/': tests };
    const server = await serve({ folders, made: (path) => pages(editor, () => server.port)[path]?.() });
    cleanUp.unshift(() => server.stop());
    let code;
    for (let attempt = 1; !begun && attempt <= ATTEMPTS; attempt++) {
      page = await newWindow(browser);
      const run = await runAt(page, `http://127.0.0.1:${server.port}/`);
      code = run.code;
      if (code !== 0 || process.env.VPCLENS_TEST_SHOT)
        await page.screenshot({ path: join(root, '.vscode-test', 'web.png') });
      await page.close();
      if (!begun)
        console.log(`  attempt ${attempt} of ${ATTEMPTS}: the editor ended with ${code} before the suite began:`);
      if (!begun) console.log(run.log.slice(-LAST_WORDS).join('\n'));
    }
    return code;
  } finally {
    for (const step of cleanUp) await step();
  }
}

function pages(editor, port) {
  return {
    '/': () => ({ type: 'text/html; charset=utf-8', text: workbenchPage(editor, port()) }),
    '/vscode/out/vs/code/browser/workbench/workbench.js': () => ({
      type: 'text/javascript; charset=utf-8',
      text: withoutServer(readFileSync(join(editor, 'out/vs/code/browser/workbench/workbench.js'), 'utf8')),
    }),
  };
}

function withoutServer(script) {
  return WITHOUT_SERVER.reduce((text, [there, here]) => {
    const parts = text.split(there);
    if (parts.length !== 2) throw new Error(`this VS Code no longer says ${there}: look how it finds its server now`);
    return parts.join(here);
  }, script);
}

function workbenchPage(editor, port) {
  const at = (path) => ({ scheme: 'http', authority: `127.0.0.1:${port}`, path });
  const product = JSON.parse(readFileSync(join(editor, 'product.json'), 'utf8'));
  const configuration = {
    productConfiguration: { ...product, extensionsGallery: undefined },
    webviewEndpoint: '/vscode/out/vs/workbench/contrib/webview/browser/pre',
    additionalBuiltinExtensions: [at('/extensions/vpc-lens')],
    developmentOptions: {
      extensions: [at('/tests')],
      extensionTestsPath: at('/tests/suite.js'),
      enableSmokeTestDriver: true,
    },
    enableWorkspaceTrust: false,
    folderUri: { scheme: SCHEME, authority: '', path: '/workspace' },
    userDataPath: '/user-data',
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
  };
  const values = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(configuration).replaceAll('"', '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/vscode',
    WORKBENCH_NLS_FALLBACK_URL: '/vscode/out/nls.messages.js',
    BASE: '',
    VS_BASE: '',
  };
  return readFileSync(join(editor, 'out/vs/code/browser/workbench/workbench.html'), 'utf8').replace(
    /\{\{(\w+)\}\}/g,
    (_, name) => values[name] ?? '',
  );
}

/** The package's own folder, as an installation has it. */
function unpack(vsix, folder) {
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(vsix)))) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  return join(folder, 'extension');
}

function filesOf(folder) {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
  );
}
