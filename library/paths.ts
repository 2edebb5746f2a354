import { say } from '../network/words/index.js';
import { VpcLensError } from './errors.js';

const ROOT = 'file:///';

/** The URI of a text that is on no disk. All paths of one network start at one folder, whatever it is. */
export function uriOfPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined)
      throw new VpcLensError(
        'option-invalid',
        say`
          The path \`${path}\` leads out of the folder that all paths start at: name the texts from a folder that
          holds them all.
        `,
        { argument: 'texts' },
      );
  }
  if (segments.length === 0)
    throw new VpcLensError(
      'option-invalid',
      say`A text has no path: name it as its file is called, such as \`shop.vpc\`.`,
      {
        argument: 'texts',
      },
    );
  return ROOT + segments.map(encodeURIComponent).join('/');
}

/** The path of a text that was imported, not given. */
export function pathOfUri(uri: string): string {
  return uri.startsWith(ROOT) ? decodeURIComponent(uri.slice(ROOT.length)) : uri;
}
