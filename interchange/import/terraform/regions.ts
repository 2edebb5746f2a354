import { object, own, referencesOf } from './configuration.js';

type Json = Readonly<Record<string, unknown>>;

/** The region of each configuration of a provider, by its key: `aws`, `aws.virginia`, `module.net:aws`. Of the root module the values of variables are told. */
export function regionsOf(providers: unknown, variables: unknown): ReadonlyMap<string, string> {
  const regions = new Map<string, string>();
  for (const [key, provider] of Object.entries(object(providers))) {
    const expression = own(object(object(provider).expressions), 'region');
    const [only, another] = referencesOf(expression) ?? [];
    const name = /^var\.([\w-]+)$/.exec(another === undefined && !key.includes(':') ? (only ?? '') : '')?.[1];
    const ofVariable = name === undefined ? undefined : object(own(object(variables), name)).value;
    const region = object(expression).constant_value ?? ofVariable;
    if (typeof region === 'string') regions.set(key, region);
  }
  return regions;
}

/** The values with the region that they are in: as they say themselves, as the ARN tells, or as their provider is configured. */
export function withRegion(values: Json, ofProvider: string | undefined): Json {
  const told = [own(values, 'region'), own(values, 'aws_region')].find(
    (region) => typeof region === 'string' && region !== '',
  );
  const arn = own(values, 'arn');
  const ofArn = typeof arn === 'string' ? arn.split(':')[3] : undefined;
  const region = told ?? (ofArn || ofProvider);
  return region === undefined || region === own(values, 'region') ? values : { ...values, region };
}
