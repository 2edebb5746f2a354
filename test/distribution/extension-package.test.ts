/** The extension's package, as it is installed: how large it is, what is in it, and what marketplaces are told. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageExtension } from '../editor/harness/build.mjs';
import { elements, parseXml } from '../report/xml.js';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly license: string;
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly capabilities: Readonly<
    Record<'untrustedWorkspaces' | 'virtualWorkspaces', { readonly supported: string; readonly description: string }>
  >;
}

const folder = mkdtempSync(join(tmpdir(), 'vpclens-vsix-'));
let size = 0;
let files: ReadonlyMap<string, Uint8Array>;
let manifest: Manifest;
const bytesOf = (name: string): Uint8Array => {
  const bytes = files.get(`extension/${name}`);
  if (!bytes) throw new Error(`${name} is not in the package`);
  return bytes;
};
const textOf = (name: string): string => Buffer.from(bytesOf(name)).toString('utf8');

beforeAll(() => {
  const packed = readFileSync(packageExtension(folder));
  size = packed.length;
  files = new Map(Object.entries(unzipSync(packed)));
  const texts: Record<string, string> = JSON.parse(textOf('package.nls.json'));
  manifest = JSON.parse(textOf('package.json'), (_, value) => texts[/^%(.+)%$/.exec(value)?.[1] ?? ''] ?? value);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Width and height of a PNG: https://www.w3.org/TR/png-3/#11IHDR */
function pngSize(bytes: Uint8Array): [width: number, height: number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  expect(Buffer.from(bytes.subarray(1, 4)).toString()).toBe('PNG');
  return [view.getUint32(16), view.getUint32(20)];
}

describe('the package of the extension', () => {
  it('is smaller than 2 MB', () => {
    expect(size).toBeGreaterThan(100_000);
    expect(size).toBeLessThan(2_000_000);
  });

  it('has once what both servers are', () => {
    const [whole, transport] = ['main.browser.js', 'main.node.cjs'].map((name) => textOf(`dist/server/${name}`));
    expect(transport).toContain('require("./main.browser.js")');
    expect(transport?.length).toBeLessThan((whole?.length ?? 0) / 10);
  });

  it('holds what runs, its documents, and nothing else', () => {
    const kinds = [
      /^(package(\.nls(\.ko)?)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/,
      /^dist\/(client\/extension\.cjs|server\/main\.node\.cjs|webview\/((preview|markdown)\.js|(preview|report|markdown)\.css)|l10n\/bundle\.l10n\.ko\.json|THIRD-PARTY\.txt)$/,
      /^dist\/(client\/extension\.browser\.cjs|server\/(main\.browser\.js|package\.json)|examples\.json)$/,
      /^client\/(images\/(icon\.png|[\w-]+-(light|dark)\.svg)|walkthrough\/[\w-]+(\.ko)?\.svg)$/,
      /^syntaxes\/[\w.-]+\.json$/,
      /^docs\/(rules\/[\w-]+\.md|images\/preview-dark\.png)$/,
    ];
    const own = [...files.keys()].flatMap((path) => (path.startsWith('extension/') ? [path.slice(10)] : []));
    expect(own.filter((path) => !kinds.some((kind) => kind.test(path)))).toEqual([]);
    for (const kind of kinds) expect(own.some((path) => kind.test(path))).toBe(true);
  });

  it('holds every file that the manifest names', () => {
    const named = [
      ...JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:client|syntaxes|dist\/client)\/[\w./-]+\.\w+)"/g),
    ].map(([, path]) => path as string);
    expect(named).toEqual(
      expect.arrayContaining([
        manifest.icon,
        manifest.main.slice(2),
        manifest.browser.slice(2),
        'syntaxes/snippets.json',
      ]),
    );
    for (const path of named) expect(bytesOf(path).length).toBeGreaterThan(0);
  });

  it('holds the examples as they are', () => {
    const packed = JSON.parse(textOf('dist/examples.json')) as readonly {
      readonly path: string;
      readonly text: string;
    }[];
    expect(packed.map(({ path }) => path)).toContain('coffee-shop/shop.vpc');
    for (const { path, text } of packed) expect(text).toBe(readFileSync(join('examples', path), 'utf8'));
  });

  // VPC Lens is a package of modules, and VS Code’s web worker loads none: https://code.visualstudio.com/api/extension-guides/web-extensions
  it('has an entry for browsers that the web worker of VS Code can load', () => {
    expect(manifest.browser).toMatch(/\.cjs$/);
    const required = [...textOf(manifest.browser.slice(2)).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    expect([...new Set(required)]).toEqual(['vscode']);
  });

  it('shows pictures that are in it', () => {
    const pictures = [...textOf('readme.md').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => path as string);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) expect(pngSize(bytesOf(picture))[0]).toBeGreaterThan(800);
  });
});

describe('what marketplaces are told', () => {
  it('is an icon that is sharp on every screen, on a banner of its colour', () => {
    expect(pngSize(bytesOf(manifest.icon))).toEqual([256, 256]);
    const { color, theme } = manifest.galleryBanner;
    expect([color, theme]).toEqual([expect.stringMatching(/^#[0-9a-f]{6}$/), 'dark']);
  });

  // https://code.visualstudio.com/api/references/extension-manifest
  it('is where the extension belongs, and words to find it by', () => {
    const allowed = ['Programming Languages', 'Linters', 'Visualization', 'Formatters', 'Testing', 'Education'];
    for (const category of manifest.categories) expect(allowed).toContain(category);
    expect(manifest.keywords.length).toBeGreaterThan(5);
    expect(manifest.keywords.length).toBeLessThanOrEqual(30);
    expect(new Set(manifest.keywords).size).toBe(manifest.keywords.length);

    const told = parseXml(Buffer.from(files.get('extension.vsixmanifest') ?? []).toString('utf8'));
    const [metadata] = elements(told, 'Metadata');
    const of = (name: string): string[] => elements(told, name)[0]?.text.split(',') ?? [];
    expect(of('Tags')).toEqual(expect.arrayContaining([...manifest.keywords]));
    expect(of('Categories')).toEqual(manifest.categories);
    expect(of('Icon')).toEqual([`extension/${manifest.icon}`]);
    expect(metadata?.children.map(({ name }) => name)).toContain('License');
    const properties = new Map(elements(told, 'Property').map(({ attributes: { Id, Value } }) => [Id, Value]));
    expect(properties.get('Microsoft.VisualStudio.Services.Content.Pricing')).toBe('Free');
    expect(properties.get('Microsoft.VisualStudio.Services.Branding.Color')).toBe(manifest.galleryBanner.color);
  });

  it('is how it behaves where a workspace is not trusted or on no disk', () => {
    for (const { supported, description } of Object.values(manifest.capabilities)) {
      expect(['limited', true]).toContain(supported);
      expect(description.length).toBeGreaterThan(50);
    }
    expect(Object.keys(manifest.capabilities).sort()).toEqual(['untrustedWorkspaces', 'virtualWorkspaces']);
  });

  it('is that nothing is sent anywhere, and nothing in it could', () => {
    expect(textOf('readme.md')).toContain('no telemetry');
    const scripts = [...files.keys()].flatMap((path) =>
      /\.c?js$/.test(path) ? [path.slice('extension/'.length)] : [],
    );
    expect(scripts).toHaveLength(6);
    const senders =
      /require\("(?:node:)?(?:https?|http2|tls|dgram|dns)"\)|\bfetch\(|XMLHttpRequest|\bWebSocket\b|sendBeacon|new EventSource\b/;
    for (const script of scripts) expect(senders.exec(textOf(script))?.[0]).toBeUndefined();
  });
});
