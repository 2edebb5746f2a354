import { IMPORTERS, type ImportSource } from '../interchange/import/importers.js';
import { whyNoEndpoint } from '../interchange/import/no-endpoint.js';
import { ImportError, type ImportWarning, type InputFile } from '../interchange/import/types.js';
import { printTopology } from '../language/index.js';
import { parseCidr } from '../network/address/index.js';
import type { Topology } from '../network/topology/index.js';
import { say } from '../network/words/index.js';
import { VpcLensError } from './errors.js';
import { ONLY_PATH, type Texts } from './network.js';
import { splitTopology } from './split-topology.js';

export interface ImportOptions {
  /** The CIDR blocks behind a customer gateway or Direct Connect gateway, by its id or name: what BGP announces is in no input. `{ 'cgw-0a1b': ['192.168.0.0/16'] }` */
  readonly networks?: Readonly<Record<string, readonly string[]>> | undefined;
  /** A text a VPC, which import each other, in place of one text for all. */
  readonly split?: boolean | undefined;
  /** Told how far the work is, in parts done and parts in all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface AwsOptions extends ImportOptions {
  /** What things are called by: the Name tag, and the id where there is none (`tag`, the default), or always the id. */
  readonly names?: 'tag' | 'id' | undefined;
}

export interface CloudFormationOptions extends ImportOptions {
  /** Values for the parameters of the templates that nothing nests, in place of their defaults; null: one that nobody tells, as where a stack keeps what it has. */
  readonly parameters?: Readonly<Record<string, string | null>> | undefined;
  /** The templates of nested stacks by logical ids, where their addresses do not end in the names of the files: `{ Network: 'net/template.yaml' }` */
  readonly stacks?: Readonly<Record<string, string>> | undefined;
  /** What things are called by: the path of a CDK construct, or a Name tag that nothing else has, and the logical id where there is neither (`tag`, the default), or always the logical id. */
  readonly names?: 'tag' | 'id' | undefined;
}

export interface Imported {
  /** `.vpc` texts by their paths, as `loadNetwork` takes them: `network.vpc` alone, unless they are split. */
  readonly texts: Texts;
  /** What the input lacks, or the language cannot say. Where it can change a verdict, the texts say `unknown` there. */
  readonly warnings: readonly ImportWarning[];
  /** Present where nothing in the texts has an interface, so that nothing can be asked: the reason, and what to add to the input. */
  readonly nothingToAsk?: string | undefined;
}

/**
 * Makes `.vpc` texts from what `aws ec2 describe-*` prints, and `aws directconnect`, `elbv2`, `elb`, `rds` and `lambda`: texts of JSON by their paths,
 * one kind of resource a text or all in one, several regions and accounts, in any order.
 *
 * @throws VpcLensError `import-unreadable` where a text is no JSON, `option-invalid`
 */
export function importAws(texts: Texts, options: AwsOptions = {}): Imported {
  return importFrom('aws', texts, options);
}

/**
 * Makes `.vpc` texts from what `terraform show -json` prints of a plan or a state.
 *
 * @throws VpcLensError `import-unreadable` where a text is neither, `option-invalid`
 */
export function importTerraform(texts: Texts, options: ImportOptions = {}): Imported {
  return importFrom('terraform', texts, options);
}

/**
 * Makes `.vpc` texts from CloudFormation templates, in YAML or JSON, and from what `cdk synth` writes. Several templates are one system:
 * nested stacks get their parent's parameters, and exports meet imports.
 *
 * @throws VpcLensError `import-unreadable` where a text is no template, `option-invalid`
 */
export function importCloudFormation(texts: Texts, options: CloudFormationOptions = {}): Imported {
  return importFrom('cloudformation', texts, options);
}

function importFrom(source: ImportSource, texts: Texts, options: AwsOptions & CloudFormationOptions): Imported {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  return importFiles(source, files, options);
}

/** The same, from files that need not be held whole. */
export function importFiles(
  source: ImportSource,
  files: readonly InputFile[],
  { names = 'tag', networks = {}, split = false, ...rest }: AwsOptions & CloudFormationOptions,
): Imported {
  const blocks = blocksOf(networks);
  const { topology, warnings, lacking } = attempt(() =>
    IMPORTERS[source].read(files, { ...rest, names, networks: blocks }),
  );
  const nothingToAsk = whyNoEndpoint(topology, source, lacking);
  return {
    texts: split ? splitTexts(topology) : { [ONLY_PATH]: printTopology(topology) },
    warnings,
    ...(nothingToAsk === undefined ? {} : { nothingToAsk }),
  };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new VpcLensError('import-unreadable', error.message, { place: { file: error.file }, cause: error });
  }
}

function blocksOf(networks: Readonly<Record<string, readonly string[]>>): Map<string, readonly string[]> {
  const blocks = new Map(Object.entries(networks));
  for (const [gateway, own] of blocks) {
    const wrong = own.find((block) => !parseCidr(block));
    if (wrong !== undefined)
      throw new VpcLensError(
        'option-invalid',
        say`\`${wrong}\`, behind ${gateway}, is no CIDR block such as 192.168.0.0/16.`,
        {
          argument: 'networks',
        },
      );
  }
  return blocks;
}

function splitTexts(topology: Topology): Texts {
  return Object.fromEntries(
    splitTopology(topology).map(({ name, topology: own, imports }) => {
      const head = imports.map((other) => `import "./${other}.vpc"\n`).join('');
      return [`${name}.vpc`, `${head}${head === '' ? '' : '\n'}${printTopology(own)}`];
    }),
  );
}
