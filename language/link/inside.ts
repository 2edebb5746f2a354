/** True for a folder itself and for what is in it, at any depth. Both are URIs in one spelling, with links followed: whoever knows the file system sees to that. */
export function isInside(uri: string, folder: string): boolean {
  const root = folder.replace(/\/+$/, '');
  return uri === root || uri.startsWith(`${root}/`);
}
