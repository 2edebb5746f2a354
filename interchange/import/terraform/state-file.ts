import * as z from 'zod';
import { say } from '../../../network/words/index.js';
import { ImportError, type InputFile } from '../types.js';
import type { Warnings } from '../warnings.js';
import { expanded, flatResources } from './flat-state.js';

const json = z.record(z.string(), z.unknown());
const resource = z.looseObject({
  module: z.string().nullish(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  name: z.string(),
  instances: z.array(z.unknown()).nullish(),
});
const instance = z.looseObject({
  index_key: z.union([z.string(), z.number()]).nullish(),
  attributes: json.nullish(),
  /** As Terraform 0.11 had them, until 0.12 has refreshed what it took over. */
  attributes_flat: z.record(z.string(), z.string()).nullish(),
  deposed: z.string().nullish(),
});

/**
 * A state file as Terraform and OpenTofu store it, of version 3 or 4, in the form in which `show -json` prints it: the attributes of each instance are its values.
 * https://github.com/hashicorp/terraform/blob/main/internal/states/statefile/version4.go
 */
export function stateDocument(
  fields: Readonly<Record<string, unknown>>,
  file: InputFile,
  warnings: Warnings,
): Readonly<Record<string, unknown>> {
  if (fields.version === 3) {
    const modules: unknown = fields.modules ?? [];
    if (!Array.isArray(modules)) throw new ImportError(say`modules: here a list was expected`, file.path);
    return { format_version: '1.0', values: { root_module: { resources: flatResources(modules, file, warnings) } } };
  }
  if (fields.version !== 4)
    throw new ImportError(
      say`
        this is a state file of version ${String(fields.version)}; versions 3 and 4 are read, which Terraform has
        written since 0.9. Run \`terraform show -json\` with the Terraform that wrote it, and import what that
        prints
      `,
      file.path,
    );
  const list: unknown = fields.resources ?? [];
  if (!Array.isArray(list)) throw new ImportError(say`resources: here a list was expected`, file.path);
  const resources = list.flatMap((raw, i) => {
    const read = resource.safeParse(raw);
    if (read.success) return instancesOf(read.data, i, file, warnings);
    warnings.add(say`This resource cannot be read: it is left out.`, { file: file.path, path: `resources[${i}]` });
    return [];
  });
  return { format_version: '1.0', values: { root_module: { resources } } };
}

function instancesOf(
  { module, mode, type, name, instances }: z.output<typeof resource>,
  at: number,
  file: InputFile,
  warnings: Warnings,
): object[] {
  const prefix = module ? `${module}.` : '';
  const address = `${prefix}${mode === 'data' ? 'data.' : ''}${type}.${name}`;
  return (instances ?? []).flatMap((raw, i) => {
    const read = instance.safeParse(raw);
    const flat = read.success ? read.data.attributes_flat : undefined;
    const attributes = read.success ? (read.data.attributes ?? (flat && expanded(flat))) : undefined;
    if (!read.success || !attributes) {
      warnings.add(say`This instance cannot be read: it is left out.`, {
        file: file.path,
        path: `resources[${at}].instances[${i}]`,
      });
      return [];
    }
    const { index_key: index, deposed: deposed_key } = read.data;
    const key = index === undefined || index === null ? '' : `[${JSON.stringify(index)}]`;
    return { address: `${address}${key}`, mode, type, name, index, deposed_key, values: attributes };
  });
}
