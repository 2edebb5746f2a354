/** A copy of the checkout to build in, as it is just after `npm ci`; answers its folder. */
export function ownTree(folder: string): string;
