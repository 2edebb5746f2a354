import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULE_SETTINGS } from '../../network/findings/finding.js';
import { ALL_RULE_IDS } from '../../network/rules/index.js';

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

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;

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
