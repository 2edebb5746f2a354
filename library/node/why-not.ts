import { say } from '../../network/words/index.js';
/** Why a file could not be read or written, in words. */
export function whyNot(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return say`no such file or folder`;
    case 'EACCES':
    case 'EPERM':
      return say`permission denied`;
    case 'EISDIR':
      return say`is a folder`;
    case 'ENOTDIR':
      return say`a part of this path is no folder`;
    case 'EROFS':
      return say`the file system is read-only`;
    case 'ENOSPC':
      return say`no space left on the device`;
    case 'EDQUOT':
      return say`the disk quota is used up`;
    case 'EFBIG':
      return say`larger than a file may become here`;
    case 'ELOOP':
      return say`its links lead in a circle`;
    case 'ERR_STRING_TOO_LONG':
    case 'ERR_FS_FILE_TOO_LARGE':
      return say`too large to be read`;
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
