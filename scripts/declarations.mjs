// The types of the library, one file an entry: dist/library/index.d.ts, dist/library/node.d.ts. They name nothing but what the library promises.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';

const root = resolve(import.meta.dirname, '..');
const ENTRIES = { index: 'library/index.ts', node: 'library/node/index.ts' };

// Inside the project, so that the packages' own types are found.
mkdirSync(join(root, 'dist/library'), { recursive: true });
const folder = mkdtempSync(join(root, 'dist/types-'));
try {
  const project = join(folder, 'tsconfig.json');
  const compilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    outDir: folder,
    rootDir: root,
  };
  writeFileSync(
    project,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { ...compilerOptions, types: ['node'] },
      include: [],
      files: Object.values(ENTRIES).map((entry) => join(root, entry)),
    }),
  );
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  if (spawnSync(process.execPath, [tsc, '-p', project], { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
  else for (const [name, entry] of Object.entries(ENTRIES)) rollUp(name, join(folder, entry.replace(/\.ts$/, '.d.ts')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function rollUp(name, entry) {
  const { succeeded } = Extractor.invoke(configOf(name, entry), {
    messageCallback: (message) => {
      // It tells of its own compiler, which is older than the project's, each time.
      if (message.messageId.startsWith('console-')) message.handled = true;
    },
  });
  if (!succeeded) process.exitCode = 1;
}

function configOf(name, entry) {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(root, 'api-extractor.json'),
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entry,
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'ES2022',
            lib: ['ES2023', 'DOM'],
            module: 'ESNext',
            moduleResolution: 'bundler',
            strict: true,
            skipLibCheck: true,
            resolveJsonModule: true,
            types: ['node'],
          },
          files: [entry],
        },
      },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: join(root, `dist/library/${name}.d.ts`) },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
}
