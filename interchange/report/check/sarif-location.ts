import type { PhysicalLocation, Run } from 'sarif';
import type { Origin } from '../../../network/topology/index.js';
import type { PathInRepository, SourceFiles } from '../source-files.js';

export type ToLocation = (origin: Origin) => PhysicalLocation;

/** What CodeQL calls the root of the repository, and viewers look for. */
const ROOT = '%SRCROOT%';

/** The root has no URI of its own: it is elsewhere on each machine, and a report says nothing of the machine that made it (3.14.14 of SARIF). */
export const BASES: NonNullable<Run['originalUriBaseIds']> = {
  [ROOT]: { description: { text: 'The root of the repository.' } },
};

export function locationsIn(sources: SourceFiles, pathInRepository: PathInRepository): ToLocation {
  return ({ file, range }) => {
    const uri = uriReference(pathInRepository(sources.pathOf(file)));
    return {
      artifactLocation: /^(file:|\.\.\/)/.test(uri) ? { uri } : { uri, uriBaseId: ROOT },
      region: {
        startLine: range.start.line,
        startColumn: range.start.column,
        endLine: range.end.line,
        endColumn: range.end.column,
      },
    };
  };
}

/** A path as a URI reference: relative paths stay relative, as code scanning services expect. */
export function uriReference(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (parts.startsWith('/')) return `file://${parts}`;
  return /^[A-Za-z]%3A\//.test(parts) ? `file:///${parts.replace('%3A', ':')}` : parts;
}
