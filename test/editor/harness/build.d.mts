/** Builds and packages the extension into a folder; answers the file of the package. */
export function packageExtension(folder: string): string;
