const REGION = /(?:^|[/\\])((?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-(?:gov|iso[a-z]?))?-[a-z]+-\d)(?=[/\\.]|$)/;

/** The region that a folder or file is named after. */
export function regionOf(path: string): string | undefined {
  return REGION.exec(path)?.[1];
}
