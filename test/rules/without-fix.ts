/** The rules that have no quick fix, each with the reason: what would mend it is not for us to say. A new rule has a fix that an example shows, or stands here. */
export const WITHOUT_FIX: Readonly<Record<string, string>> = {
  'address-invalid': 'Which address was meant, only its writer knows.',
  'check-incomplete': 'Nothing is wrong in the text: the network is larger than we look at.',
  'expectation-unknown': 'Something is not told, and nobody but its owner can tell it.',
  'function-no-internet': 'Nothing is wrong unless it needs the internet, which the text does not say.',
  'group-open': 'Who is to be let in instead, only its writer knows.',
  'network-cidr-overlap': 'One side needs other addresses: its machines have to be given them, not its text.',
  'peering-cidr-overlap': 'One VPC needs other addresses, and so does all that lies in it.',
  quota: 'A quota can be raised; what else would have to go is a choice.',
  'route-inside-local': 'One side needs other addresses, or has to announce others.',
};

/** What these fix is made by the server from the texts of the workspace: `test/server`. */
export const FIXED_IN_THE_EDITOR: readonly string[] = [
  'expectation-failed',
  'import-cycle',
  'import-unresolved',
  'name-reserved',
];
