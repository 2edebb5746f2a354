import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { embeddedPicture, mapPicture } from '../../../client/webview/picture/map-picture.js';
import { pageStyle } from '../../../client/webview/picture/page-style.js';
import { mixed, PALETTES, type PictureTheme } from '../../../client/webview/picture/palettes.js';
import { scaleFor } from '../../../client/webview/picture/png.js';
import { pictureStyle } from '../../../client/webview/picture/style.js';
import { coffeeShop, element, guardedShop, large, peered, snapshot, subnet, vpc } from '../fixtures/snapshots.js';

const LIGHT = { theme: 'light', title: 'shop.vpc' } as const;
const THEMES = Object.keys(PALETTES) as PictureTheme[];
/** Any element of SVG with anything in it: what is held is that it is XML. */
const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg">
  <xs:element name="svg"><xs:complexType mixed="true">
    <xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>
    <xs:anyAttribute processContents="skip"/>
  </xs:complexType></xs:element>
</xs:schema>`;
const isXml = async (text: string): Promise<boolean> =>
  (await validateXML({ xml: { fileName: 'picture.svg', contents: text }, schema: SCHEMA })).valid;

describe('the map as a picture', () => {
  it.each(THEMES)('is an SVG file by itself, %s', async (theme) => {
    const text = mapPicture(guardedShop().map, { theme, title: 'shop.vpc' });
    expect(await isXml(text)).toBe(true);
    expect(text).toContain(`.paper{fill:${PALETTES[theme].background}}`);
    // Programs other than browsers know no variables, and a picture asks for nothing.
    expect(text).not.toMatch(/var\(|color-mix|@import|url\((?!#arrow)|href|<script/);
    // Nothing of what only a page has: focus, buttons, names for its own script.
    expect(text).not.toMatch(/tabindex|treeitem|data-|class="(fold|touch)"/);
  });

  it('says in words what it shows', () => {
    const text = mapPicture(coffeeShop().map, LIGHT);
    expect(text).toContain('role="img" aria-labelledby="picture-title picture-description"');
    expect(text).toContain('<title id="picture-title">shop.vpc</title>');
    const told = /<desc id="picture-description">([^<]*)<\/desc>/.exec(text)?.[1] ?? '';
    for (const name of ['shop', 'counter', 'cashier', 'office', 'The internet']) expect(told).toContain(name);
  });

  it('takes names for names, whatever they are', async () => {
    const evil = `</style><script>alert(1)</script>&amp;"'\u0000\ud800 가게`;
    const till = { ...element('shop.till', 'instance', evil, true), label: evil, description: evil };
    const map = snapshot({}).map;
    const zones = [{ name: evil, subnets: [subnet('shop.a', '10.0.0.0/24', 'private', [till])] }];
    const text = mapPicture({ ...map, vpcs: [vpc('shop', '10.0.0.0/16', { zones })] }, { ...LIGHT, title: evil });
    expect(await isXml(text)).toBe(true);
    expect(text).not.toContain('<script');
  });

  it('says what it leaves out, and where there is nothing', () => {
    expect(mapPicture(peered(20), LIGHT)).toContain('>190 peerings are too many to tell apart</text>');
    expect(mapPicture(coffeeShop().map, LIGHT)).not.toContain('too many');
    expect(mapPicture(snapshot({}).map, LIGHT)).toContain('>There is no network in this file.</text>');
  });

  it('is folded as its reader left it', () => {
    const { map } = coffeeShop();
    const folded = mapPicture(map, { ...LIGHT, folds: new Map([['shop', true]]) });
    expect(folded).not.toContain('>cashier<');
    expect(mapPicture(map, LIGHT)).toContain('>cashier<');
  });

  it('is the same each time, and is there for two thousand resources', async () => {
    const { map } = large(2000);
    const text = mapPicture(map, LIGHT);
    expect(text).toBe(mapPicture(map, LIGHT));
    expect(await isXml(text)).toBe(true);
  });

  it('mixes colours as a style sheet does, and keeps a PNG within what a browser can draw', () => {
    expect([mixed('#ffffff', 25, '#000000'), mixed('#1a85ff', 50, '#388a34')]).toEqual(['#404040', '#29889a']);
    expect(scaleFor(800, 600)).toBe(2);
    for (const [width, height] of [
      [40_000, 300],
      [300, 40_000],
      [15_000, 15_000],
    ] as const) {
      const scale = scaleFor(width, height);
      expect(Math.max(width, height) * scale).toBeLessThanOrEqual(16_384);
      expect(width * height * scale * scale).toBeLessThanOrEqual(120_000_001);
    }
  });
});

describe('the map as a part of a page', () => {
  it('has a name, what it shows in words, and styles of the page alone', async () => {
    const text = embeddedPicture(coffeeShop().map, 'Map of "shop"') ?? '';
    expect(await isXml(text)).toBe(true);
    expect(text).toMatch(/^<svg [^>]*role="img" aria-label="Map of &#34;shop&#34;"><desc>[^<]*cashier/);
    expect(text).not.toMatch(/<style|style=|<script|href|data-|tabindex|\bon\w+=/);
    // Several stand in one page: no name of theirs but the arrow's, which is the same in all.
    expect([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)).toEqual(['arrow']);
  });

  it('is nothing where there is nothing to see', () => {
    expect(embeddedPicture(snapshot({}).map, 'x')).toBeUndefined();
  });

  it('is styled as saved pictures are, and nothing else of the page is', () => {
    const rules = pageStyle('.here').split('\n');
    const saved = pictureStyle('light').split('\n');
    const selectors = (rule: string): string[] => rule.slice(0, rule.indexOf('{')).split(',');
    expect(rules.map((rule) => selectors(rule).map((one) => one.replace('.here ', '')))).toEqual(saved.map(selectors));
    for (const rule of rules) for (const selector of selectors(rule)) expect(selector).toMatch(/^\.here ./);
    // Colours follow the theme: each is one of its variables, with another for where it has none.
    const fixed = rules.join('').replace(/var\(--vscode-[\w-]+, (#[0-9a-f]{6}|rgba\([^)]*\))/g, '');
    expect(fixed).not.toMatch(/#[0-9a-f]{3}|rgba?\(/);
  });
});
