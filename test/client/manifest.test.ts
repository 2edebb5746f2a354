import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { RULE_SETTINGS } from '../../network/rules/finding.js';

interface Manifest {
  readonly contributes: {
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
