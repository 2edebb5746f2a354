import { VpcLensError } from '../../library/errors.js';
import { Failure } from '../failure.js';

/** Does what the library may refuse. `option` says how the message begins where an argument is wrong: what the command line calls it, and what it was given. */
export function refusing<T>(work: () => T, option: (argument: string) => string | undefined = () => undefined): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof VpcLensError)) throw error;
    const told = error.argument === undefined ? undefined : option(error.argument);
    throw new Failure(told === undefined ? error.message : `${told} ${error.message}`);
  }
}
