import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULE_SETTINGS } from '../../network/findings/finding.js';

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
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { readonly additionalProperties?: { readonly enum?: readonly string[] } }>
      >;
    };
  };
}

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;

it('the setting of rules offers every severity there is', () => {
  expect(manifest.contributes.configuration.properties['vpclens.rules']?.additionalProperties?.enum).toEqual(
    RULE_SETTINGS,
  );
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
