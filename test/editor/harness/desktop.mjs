// A desktop VS Code, by @vscode/test-electron: the one that VPCLENS_VSCODE names, or, with VPCLENS_DESKTOP=1, the newest one, downloaded from its own site.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { startBridge } from './bridge.mjs';
import { root } from './downloads.mjs';
import { freePort } from './free-port.mjs';
import { PATIENCE } from './until.mjs';

export function isDesktopWanted({ VPCLENS_VSCODE, VPCLENS_DESKTOP } = process.env) {
  return Boolean(VPCLENS_VSCODE) || VPCLENS_DESKTOP === '1';
}

/** Runs the suite there; `tell` gets its lines. Answers its exit code. */
export async function runInDesktop({ work, workspace, vsix, suite, extension, tell }) {
  const vscodeExecutablePath = process.env.VPCLENS_VSCODE || (await downloadAndUnzipVSCode());
  // Folders of its own, so that neither a person's settings nor an earlier run's extension have a say.
  const own = [`--user-data-dir=${join(work, 'user-data')}`, `--extensions-dir=${join(work, 'extensions')}`];
  install(vscodeExecutablePath, [...own, '--install-extension', vsix]);

  // Its window is a Chromium page, and the preview a frame in it: the bridge looks into it as into the npm editor's.
  const port = await freePort();
  let browser;
  const page = async () => {
    browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: PATIENCE });
    return browser.contexts().flatMap((context) => context.pages())[0];
  };
  const bridge = await startBridge(page, tell);
  try {
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      extensionTestsEnv: { VPCLENS_TEST_BRIDGE: bridge.address },
      launchArgs: [
        workspace,
        ...own,
        `--remote-debugging-port=${port}`,
        '--disable-workspace-trust',
        '--skip-welcome',
        '--skip-release-notes',
        '--disable-telemetry',
      ],
    });
  } finally {
    await browser?.close().catch(() => undefined);
    bridge.stop();
  }
}

function install(executable, args) {
  const [command, ...first] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
  const { status, stdout, stderr, error } = spawnSync(command, [...first, ...args], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} could not install the package: ${error?.message ?? stdout + stderr}`);
}
