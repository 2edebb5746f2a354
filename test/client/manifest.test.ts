import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { STEPS } from '../../client/features/walkthrough/steps.js';
import { RULE_SETTINGS } from '../../network/findings/finding.js';
import { ALL_RULE_IDS } from '../../network/rules/index.js';
import { manifestTexts, readManifest } from './read-manifest.js';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: string;
      readonly description: string;
      readonly restrictedConfigurations: readonly string[];
    };
    readonly virtualWorkspaces: { readonly supported: string; readonly description: string };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<'editor/context' | 'commandPalette', readonly { readonly command: string }[]>>;
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
    readonly keybindings: readonly { readonly command: string; readonly key: string; readonly when: string }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<
          string,
          {
            readonly additionalProperties?: { readonly enum?: readonly string[] };
            readonly propertyNames?: { readonly enum: readonly string[] };
          }
        >
      >;
    };
  };
}

const manifest = readManifest() as Manifest;

it('the setting of rules offers every rule and every severity there is', () => {
  const setting = manifest.contributes.configuration.properties['vpclens.rules'];
  expect(setting?.additionalProperties?.enum).toEqual(RULE_SETTINGS);
  expect(setting?.propertyNames?.enum).toEqual([...ALL_RULE_IDS].sort());
});

it('says what it does in a workspace that is not trusted, and in one that is on no disk', () => {
  const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
  for (const { supported, description } of [untrustedWorkspaces, virtualWorkspaces]) {
    expect(supported).toBe('limited');
    expect(description).toMatch(/open/);
  }
  // A setting that widens what is read must not come from the folder that is not trusted.
  expect(untrustedWorkspaces.restrictedConfigurations).toEqual(['vpclens.importRoots']);
  const off = manifest.contributes.commands.filter(({ enablement }) => enablement === 'isWorkspaceTrusted');
  expect(off.map(({ command }) => command)).toEqual([
    'vpclens.compareWithGit',
    'vpclens.importAws',
    'vpclens.importTerraform',
    'vpclens.importCloudFormation',
  ]);
});

it('has a title, a place in the palette and the context menu, and a key for every question', () => {
  const { commands, menus, keybindings } = manifest.contributes;
  for (const command of [
    'vpclens.ask',
    'vpclens.whatCanReachThis',
    'vpclens.whatCanThisReach',
    'vpclens.explainRule',
    'vpclens.nextFreeBlock',
    'vpclens.compareWithGit',
  ]) {
    for (const list of [commands, menus['editor/context'], menus.commandPalette, keybindings])
      expect(list.filter((one) => one.command === command)).toHaveLength(1);
    expect(keybindings.find((one) => one.command === command)?.when).toContain('editorLangId == vpc');
  }
  const keys = keybindings.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('walks from the VPC over its subnets, doors and filters to the first question, with a picture a step', () => {
  const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  expect(steps.map(({ id }) => id)).toEqual(['vpc', 'subnets', 'doors', 'acls', 'groups', 'way', 'question']);
  const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
  const client = sourceOf('../../client/features/');
  for (const { description, media, completionEvents } of steps) {
    const picture = readFileSync(new URL(`../../${media.svg}`, import.meta.url), 'utf8');
    expect(picture).toMatch(/<title>[^<]+<\/title>/);
    // In light, dark and high contrast: every colour is one of the theme's, with another where there is none.
    expect(picture.replace(/var\(--vscode-[\w-]+, #[0-9a-f]+\)/g, '')).not.toMatch(/#[0-9a-f]{3}/);
    expect(media.altText).not.toBe('');
    for (const [, command] of description.matchAll(/\(command:([\w.]+)/g)) expect(commands).toContain(command);
    const deeds = completionEvents.map((event) => /^onContext:vpclens\.(\w+)$/.exec(event)?.[1]);
    for (const deed of deeds) if (deed !== undefined) expect(client).toContain(`done('${deed}')`);
  }
});

it('says of each deed which step waits for it', () => {
  const deedOf = (event: string) => /^onContext:vpclens\.(\w+)$/.exec(event)?.[1];
  const waiting = manifest.contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap(({ id, completionEvents }) =>
      completionEvents.flatMap((event) => {
        const deed = deedOf(event);
        return deed === undefined ? [] : [[deed, `vpc-lens.vpc-lens#start#${id}`] as const];
      }),
    ),
  );
  expect(STEPS).toEqual(Object.fromEntries(waiting));
});

it('draws the same in Korean, with the words of that language', () => {
  const drawings = (language: 'en' | 'ko') =>
    (readManifest(language) as Manifest).contributes.walkthroughs
      .flatMap(({ steps }) => steps)
      .map(({ media }) => readFileSync(new URL(`../../${media.svg}`, import.meta.url), 'utf8'));
  const own = drawings('ko');
  drawings('en').forEach((drawing, i) => {
    const [english, korean] = [drawing, own[i] ?? ''].map((one) => ({
      texts: [...one.matchAll(/<(?:text|title|desc)\b[^>]*>([^<]*)/g)].map(([, text = '']) => text),
      drawn: one.replace(/(<(?:text|title|desc)\b[^>]*>)[^<]*/g, '$1'),
    }));
    expect(korean?.drawn).toBe(english?.drawn);
    // What stands in letters of a fixed width is code, and names are the same in every language; sentences are not.
    const left = (korean?.texts ?? []).filter((text) => /^[A-Z][a-z]+ [a-z]+ [a-z]+/.test(text));
    expect(left).toEqual([]);
    expect(korean?.texts.join('')).toMatch(/[가-힣]/);
  });
});

function sourceOf(folder: string): string {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(new URL(name.replaceAll('\\', '/'), url), 'utf8'))
    .join('\n');
}

it('colours what stands between fences of `vpc` in Markdown, and nothing else there', () => {
  const grammar = readFileSync(new URL('../../syntaxes/markdown.tmLanguage.json', import.meta.url), 'utf8');
  const { injectionSelector, repository } = JSON.parse(grammar) as {
    readonly injectionSelector: string;
    readonly repository: { readonly fence: { readonly begin: string } };
  };
  expect(injectionSelector).toBe('L:text.html.markdown');
  // JavaScript has no `\\G`, which stands for where the last match ended.
  const begin = new RegExp(repository.fence.begin.replace('(^|\\G)', '^'));
  for (const line of ['```vpc', '  ~~~ vpc', '```vpc title="shop"', '````vpc {#shop}']) expect(line).toMatch(begin);
  for (const line of ['```', '```vpcs', '```hcl', 'vpc shop 10.0.0.0/16', '`vpc`']) expect(line).not.toMatch(begin);
});

it('says in Korean all that it says in English, with the same commands and code', () => {
  const [english, korean] = [manifestTexts('en'), manifestTexts('ko')];
  expect(Object.keys(korean)).toEqual(Object.keys(english));
  const fixed = (text: string | undefined): string[] => text?.match(/\(command:[^)]*\)|`+[^`]*`+/g) ?? [];
  for (const [key, text] of Object.entries(english)) {
    // A picture with words is a file of its own.
    expect(korean[key], key).toMatch(key.endsWith('.drawing') ? /\.ko\.svg$/ : /[가-힣]/);
    expect(fixed(korean[key]).sort(), key).toEqual(fixed(text).sort());
    expect(korean[key]?.split('\n').length, key).toBe(text.split('\n').length);
  }
});

it('has a key for each text, and a text for each key', () => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const keys = [...manifest.matchAll(/"%([^"]+)%"/g)].map(([, key]) => key as string);
  expect([...new Set(keys)].sort()).toEqual(Object.keys(manifestTexts('en')).sort());
  // What stands there itself is the same in every language.
  const own = [...manifest.matchAll(/"(?:title|description|markdownDescription|altText|label)": "([^%"][^"]*)"/g)];
  expect(new Set(own.map(([, text]) => text))).toEqual(
    new Set([
      'VPC Lens',
      'Design AWS networks as text: see who can reach whom, on which ports, along which path, and which rule stops the rest.',
    ]),
  );
});
