import { version } from '../package.json';

/** The version of this library. */
export const VERSION: string = version;
