import { ImportError, type InputFile } from '../types.js';
import { isObject, type PlainObject } from './document.js';
import { NESTED } from './evaluate.js';
import { folderOf } from './paths.js';
import { readTemplate } from './template.js';

/**
 * Files that a template tells its nested stacks to be made of: addresses that are paths, as before `aws cloudformation package` uploads them, and assets of CDK.
 * Told like the file itself.
 */
export function localTemplates(file: InputFile): string[] {
  if (![...NESTED].some((type) => file.text.includes(type))) return [];
  const folder = folderOf(file.path);
  return Object.values(resourcesOf(file)).flatMap((resource) => {
    if (!isObject(resource) || !NESTED.has(String(resource.Type))) return [];
    const properties = isObject(resource.Properties) ? resource.Properties : {};
    const metadata = isObject(resource.Metadata) ? resource.Metadata : {};
    const told = [metadata['aws:asset:path'], properties.TemplateURL ?? properties.Location];
    return told.flatMap((path) =>
      typeof path === 'string' && isPath(path) ? [`${folder}${path.replace(/^(\.[\\/])+/, '')}`] : [],
    );
  });
}

/** Whoever reads the template itself says what is wrong with it. */
function resourcesOf(file: InputFile): PlainObject {
  try {
    return readTemplate(file).resources;
  } catch (error) {
    if (error instanceof ImportError) return {};
    throw error;
  }
}

/** No address of a server, no absolute path. */
const isPath = (text: string): boolean => text !== '' && !/^([A-Za-z][\w+.-]*:|[\\/])/.test(text);
