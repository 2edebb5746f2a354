import { say } from '../../../network/words/index.js';
import { ImportError, type InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { type CdkAssembly, type CdkStack, readAssembly, readAssets } from './cdk.js';
import { isCdkContext } from './cdk-context.js';
import { isParameterFile } from './parameter-file.js';
import { baseName, folderOf } from './paths.js';
import { readTemplate, type Template } from './template.js';

/** A template that is deployed for itself. */
export interface RootStack {
  readonly name: string;
  readonly template: Template;
  readonly stackName?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly given?: Readonly<Record<string, string>> | undefined;
}

/** The files of an import, by what they are. */
export interface Input {
  readonly templates: readonly Template[];
  readonly roots: readonly RootStack[];
  /** Files by the hashes under which CDK uploads them. */
  readonly assets: ReadonlyMap<string, string>;
  readonly contexts: readonly InputFile[];
}

/** Throws `ImportError` where no file is a template: the reason why the first is none. Any other file that cannot be read is a warning. */
export function readInput(files: readonly InputFile[], warnings: Warnings): Input {
  const assemblies = files.flatMap((file) => readAssembly(file) ?? []);
  const assets = new Map(files.flatMap((file) => [...(readAssets(file) ?? [])]));
  const contexts = files.filter(isCdkContext);
  const wanted = files.filter(
    (file) => !contexts.includes(file) && isWanted(file, assemblies, new Set(assets.values())),
  );
  const refused: ImportError[] = [];
  const templates = wanted.flatMap((file) => {
    try {
      return readTemplate(file, warnings);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      refused.push(error);
      return [];
    }
  });
  const [first] = refused;
  if (templates.length === 0 && first) throw first;
  for (const { file, message } of refused) {
    const text = wanted.find(({ path }) => path === file)?.text ?? '';
    warnings.add(
      isParameterFile(text)
        ? say`This file holds parameters, and is not read: give it with --parameters.`
        : say`This file is not read: ${message.slice(file.length + 2)}.`,
      { file },
    );
  }
  return { templates, roots: told(rootsOf(templates, assemblies)), assets, contexts };
}

/** In a folder that CDK wrote, its manifest and its assets say what is a template; outside of it, any file may be. */
function isWanted({ path }: InputFile, assemblies: readonly CdkAssembly[], assets: ReadonlySet<string>): boolean {
  const around = assemblies.filter(({ folder }) => path.startsWith(folder));
  if (around.length === 0) return true;
  if (around.some(({ stacks }) => stacks.some(({ file }) => file === path))) return true;
  return path.endsWith('.nested.template.json') || (assets.has(path) && path.endsWith('.template.json'));
}

function rootsOf(templates: readonly Template[], assemblies: readonly CdkAssembly[]): RootStack[] {
  const stacks = assemblies.flatMap((assembly) => assembly.stacks);
  const names = fileNames(templates.map(({ file }) => file));
  return templates.flatMap((template): RootStack[] => {
    const own = stacks.filter(({ file }) => file === template.file);
    if (own.length > 0) return own.map((stack) => cdkRoot(template, stack, stacks));
    const within = assemblies.some(({ folder }) => template.file.startsWith(folder));
    return within ? [] : [{ name: names.get(template.file) ?? template.file, template }];
  });
}

/** Each with a name of its own: what is in a stack is known by it. */
function told(roots: readonly RootStack[]): RootStack[] {
  const taken = new Set<string>();
  return roots.map((root) => {
    let name = root.name;
    for (let count = 2; taken.has(name); count++) name = `${root.name}-${count}`;
    taken.add(name);
    return { ...root, name };
  });
}

function cdkRoot(template: Template, stack: CdkStack, all: readonly CdkStack[]): RootStack {
  const { stackName, account, region, given } = stack;
  const isAlone = all.filter((other) => other.stackName === stackName).length < 2;
  const where = [stackName, region, account].filter((part) => part !== undefined).join('-');
  return { name: isAlone ? stackName : where, template, stackName, account, region, given };
}

/** What stacks are called whose names nobody tells: as their files, with folders in front where files are called alike. */
function fileNames(files: readonly string[]): Map<string, string> {
  const plain = (file: string): string =>
    baseName(file).replace(/(\.(template|packaged))*\.(ya?ml|json|template)$/i, '');
  const counts = new Map<string, number>();
  for (const file of files) counts.set(plain(file), (counts.get(plain(file)) ?? 0) + 1);
  return new Map(
    files.map((file) => {
      const name = plain(file);
      const folder = folderOf(file).replace(/^[./\\]+|[/\\]+$/g, '');
      return [file, (counts.get(name) ?? 0) > 1 && folder !== '' ? `${folder}-${name}`.replace(/[/\\]+/g, '-') : name];
    }),
  );
}
