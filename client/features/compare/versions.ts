import type * as vscode from 'vscode';
import { say } from '../../../network/words/index.js';
import type { Repository } from './git.js';

/** A state to compare with. */
export interface Version extends vscode.QuickPickItem {
  readonly ref: string;
}

const MOST_COMMITS = 30;

/** The last commit first, then those that touched the file, then branches and tags. */
export async function versionsOf(repository: Pick<Repository, 'log' | 'getRefs'>, path: string): Promise<Version[]> {
  const [commits, refs] = await Promise.all([
    repository.log({ maxEntries: MOST_COMMITS, path }),
    repository.getRefs({ sort: 'committerdate' }),
  ]);
  return [
    { label: 'HEAD', description: say`the last commit`, ref: 'HEAD' },
    ...commits.map(({ hash, message, commitDate }) => ({
      label: message.split('\n')[0] ?? hash,
      description: [hash.slice(0, 8), commitDate?.toLocaleDateString()].filter(Boolean).join(' · '),
      ref: hash,
    })),
    ...refs.flatMap(({ name }) => (name ? [{ label: name, description: say`branch or tag`, ref: name }] : [])),
  ];
}
