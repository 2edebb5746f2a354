/** Why a field that is not read can change no verdict. */
export const REASONS = {
  names: 'what names resolve to: packets go by addresses',
  labels: 'names, ARNs and numbers by which people and programs know it: here it is known by its id',
  owners: 'whose it is: ids are unique among accounts',
  repeated: 'says again what another field or another answer says, which is read',
  times: 'when something was or will be done',
  texts: 'a text for people',
  whole: 'part of something of which another field warns as a whole',
  moment: 'a state of the moment: what is set up decides',
  places: 'the zone, rack or Region where it stands: routes and filters decide what passes',
  later: 'holds for what is made or changed later: what is there tells its own',
  hardware: 'what it runs on, how fast, and how much of it there is',
  software: 'what runs on it, and what that may do with other services',
  storage: 'its storage and backups',
  encryption: 'keys, certificates and how packets are encrypted: none is dropped for it',
  contents: 'looks into connections that have been let through already',
  balancing: 'which of the targets that may get a request gets it',
  timeouts: 'after how long something is given up',
  monitoring: 'logs, metrics and health as others see it',
  cost: 'who pays, and what for',
  tunnel: 'how a tunnel is made: what goes through it is told elsewhere',
  routers: 'how routers know each other: what they announce is told by routes',
  multicast: 'multicast, which is not asked about',
  classic: 'of EC2-Classic, which is no more',
} as const;

export type Reason = keyof typeof REASONS;

/** A structure of an API, with every field that it has. The names of fields stand in one text, a space between them. */
export interface Structure {
  readonly read?: string;
  readonly cannotMatter?: Readonly<Partial<Record<Reason, string>>>;
}

/** By service, as the command line calls it, and name: `ec2.Vpc`. Fields that are warned of stand in `unmodelled/`. */
export type Structures = Readonly<Record<string, Structure>>;
