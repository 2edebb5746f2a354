/** What CDK writes beside the templates. https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/cloud-assembly-schema/README.md */
import * as z from 'zod';
import type { InputFile } from '../types.js';
import { baseName, folderOf, inside } from './paths.js';

export interface CdkStack {
  readonly file: string;
  readonly stackName: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly given: Readonly<Record<string, string>>;
}

export interface CdkAssembly {
  /** The folder, with a `/` behind it: what else lies in it is assets. */
  readonly folder: string;
  readonly stacks: readonly CdkStack[];
}

const manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      environment: z.string().optional(),
      properties: z
        .looseObject({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          parameters: z.record(z.string(), z.unknown()).optional(),
        })
        .optional(),
    }),
  ),
});

/** A folder that `cdk synth` wrote, by its manifest; undefined for any other file. */
export function readAssembly(file: InputFile): CdkAssembly | undefined {
  if (baseName(file.path) !== 'manifest.json') return undefined;
  const read = manifest.safeParse(parsedJson(file.text));
  if (!read.success) return undefined;
  const folder = folderOf(file.path);
  const stacks = Object.entries(read.data.artifacts).flatMap(([id, { type, environment, properties }]): CdkStack[] => {
    if (type !== 'aws:cloudformation:stack' || properties?.templateFile === undefined) return [];
    const [, account, region] = /^aws:\/\/([^/]*)\/([^/]*)$/.exec(environment ?? '') ?? [];
    const given = Object.entries(properties.parameters ?? {}).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[key, value]] : [],
    );
    return [
      {
        file: inside(folder, properties.templateFile),
        stackName: properties.stackName ?? id,
        account: known(account),
        region: known(region),
        given: Object.fromEntries(given),
      },
    ];
  });
  return { folder, stacks };
}

/** `unknown-account` and `unknown-region` stand for whichever it is deployed to. */
function known(word: string | undefined): string | undefined {
  return word === undefined || word === '' || word.startsWith('unknown-') ? undefined : word;
}

const assets = z.looseObject({
  files: z.record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string().optional() }).optional() })),
});

/** The files behind the hashes by which CDK uploads them; undefined for any other file. */
export function readAssets(file: InputFile): ReadonlyMap<string, string> | undefined {
  if (!file.path.endsWith('.assets.json')) return undefined;
  const read = assets.safeParse(parsedJson(file.text));
  if (!read.success) return undefined;
  return new Map(
    Object.entries(read.data.files).flatMap(([hash, { source }]): [string, string][] =>
      source?.path === undefined ? [] : [[hash, inside(folderOf(file.path), source.path)]],
    ),
  );
}

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
