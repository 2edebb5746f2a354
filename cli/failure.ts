/** The command could not do its work: bad arguments, input that is not there or cannot be read. One line on standard error, exit code 2. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** One line, whatever it was: a message of a library may have several. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A text that is nested as deeply as nobody writes by hand, and that something walks into step by step. */
export function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError && /call stack/.test(error.message);
}

export function messageOf(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}

/** Why a file could not be read or written, in words. */
export function whyNot(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'no such file or folder';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EISDIR':
      return 'is a folder';
    case 'ENOTDIR':
      return 'a part of this path is no folder';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOSPC':
      return 'no space left on the device';
    case 'EDQUOT':
      return 'the disk quota is used up';
    case 'EFBIG':
      return 'larger than a file may become here';
    case 'ELOOP':
      return 'its links lead in a circle';
    case 'ERR_STRING_TOO_LONG':
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'too large to be read';
    default:
      return messageOf(error);
  }
}
